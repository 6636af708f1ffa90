//! What an output means, as a type, so that a loss can refuse what it cannot judge.

use std::fmt::Debug;

/// What the numbers of an output mean.
pub trait Kind: Copy + Send + Sync + Debug + 'static {}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl Kind for $name {}
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
