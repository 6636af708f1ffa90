//! Targets that choose one of several classes, for a sample or for each of its rows.

use crate::data::{Indices, Labels};
use crate::shape::{Described, Rank1, Rank2, Rank3};

/// Classes, or numbers of which the largest of a row of the last axis is its class.
pub trait OneOf: Described {
    /// How many classes there are.
    const CLASSES: usize;
}

macro_rules! one_of {
    ($([$($others:ident)*] $target:ty;)+) => {$(
        impl<$(const $others: usize,)* const CLASSES: usize> OneOf for $target {
            const CLASSES: usize = CLASSES;
        }
    )+};
}
one_of! {
    [] Labels<CLASSES>;
    [ROWS] Indices<ROWS, CLASSES>;
    [] Rank1<CLASSES>;
    [ROWS] Rank2<ROWS, CLASSES>;
    [A B] Rank3<A, B, CLASSES>;
}
