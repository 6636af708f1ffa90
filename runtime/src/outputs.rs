//! What an output means, as a type, so that a loss can refuse what it cannot judge.

use std::fmt::Debug;

/// What the numbers of an output mean.
pub trait Kind: Copy + Send + Sync + Debug + 'static {}

/// The kind of one of several outputs, by its place: generated code asks it of a network that is used as a layer. Of the first, all networks know it,
/// those too that are type parameters of others.
pub trait KindAt<const INDEX: usize> {
    /// The kind.
    type Kind: KindAt<0>;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl Kind for $name {}

        impl KindAt<0> for $name {
            type Kind = Self;
        }
    )+};
}

kinds! {
    /// Any numbers: what every layer gives whose activation does not say more.
    Logits;
    /// A distribution along the last axis, each from 0 to 1, with sum 1: what `softmax` gives.
    Probabilities;
    /// Logarithms of a distribution along the last axis: what `log_softmax` gives.
    LogProbabilities;
    /// Independent probabilities, each from 0 to 1: what `sigmoid` gives.
    Bernoulli;
}

/// The kind of an output of a network that the macro refused: every loss takes it, so that one mistake is one error.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Refused;

/// A kind at a place of a tuple.
macro_rules! kind_at {
    ($($name:ident)+) => { kind_at!(@ [$($name)+] [$($name)+] [0 1 2 3 4 5 6 7 8 9 10 11]); };
    (@ $all:tt [] $rest:tt) => {};
    (@ [$($all:ident)+] [$this:ident $($names:ident)*] [$place:tt $($places:tt)*]) => {
        impl<$($all: KindAt<0>),+> KindAt<$place> for ($($all,)+) {
            type Kind = $this;
        }
        kind_at!(@ [$($all)+] [$($names)*] [$($places)*]);
    };
}
crate::tuples::for_each_tuple!(kind_at);

impl<const INDEX: usize> KindAt<INDEX> for Refused {
    type Kind = Self;
}
