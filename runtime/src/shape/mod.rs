//! Shapes: as types in signatures, as values in constants.
//!
//! A shape never includes the number of samples; that is the batch's business.

mod equations;
mod feeds;
mod refusal;
mod sentence;
mod sizes;

pub use equations::{Feed, Site, agree, arms_agree, fed_the_same, has_a_size, keeps_its_shape};
pub use feeds::{Same1, Same2, Same3, Shapes, TakesInputs, TakesTargets};
pub use refusal::Refusal;
pub use sentence::Sentence;
pub use sizes::Sizes;

use crate::data::{Indices, Labels};

/// A shape as a type: [`Rank1`], [`Rank2`] or [`Rank3`], most easily written with [`shape!`](crate::shape!).
pub trait Shape: Described + Copy + Send + Sync + std::fmt::Debug {
    /// The same shape as a value.
    const SIZES: Sizes;
    /// Class labels for an output of this shape: [`Labels<N>`](Labels) for `[N]`, and for a class in each row of `[ROWS, N]`
    /// [`Indices<ROWS, N>`](Indices).
    type Labels: Described;
}

/// What a piece of data is, as a type: a shape for numbers, [`Labels`] for classes, tuples of these for several.
pub trait Described: 'static {}

macro_rules! ranks {
    ($($(#[$doc:meta])* $name:ident [$($size:ident),+] labels $labels:ty;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name<$(const $size: usize),+>;

        impl<$(const $size: usize),+> Shape for $name<$($size),+> {
            const SIZES: Sizes = Sizes::new(&[$($size),+]);
            type Labels = $labels;
        }

        impl<$(const $size: usize),+> Described for $name<$($size),+> {}
    )+};
}

ranks! {
    /// A row of numbers: `shape![N]`.
    Rank1[N] labels Labels<N>;
    /// A table of numbers, row by row: `shape![ROWS, COLUMNS]`.
    Rank2[ROWS, COLUMNS] labels Indices<ROWS, COLUMNS>;
    /// A block of numbers, the last axis fastest: `shape![A, B, C]`.
    Rank3[A, B, C] labels NoLabels;
}

/// Stands where labels would, for shapes that have none.
#[derive(Clone, Copy, Debug)]
pub enum NoLabels {}

impl Described for NoLabels {}
impl<const CLASSES: usize> Described for Labels<CLASSES> {}
impl<const N: usize, const VOCABULARY: usize> Described for Indices<N, VOCABULARY> {}

macro_rules! described_tuples {
    ($($name:ident)+) => {
        impl<$($name: Described),+> Described for ($($name,)+) {}
    };
}
crate::tuples::for_each_tuple!(described_tuples);

/// A shape as a type, for signatures: `Batch<shape![28, 28]>`.
///
/// Each size is a constant expression; all but a literal or a single name need braces, as everywhere in Rust's types.
///
/// ```
/// use neurotype::prelude::*;
///
/// const SIDE: usize = 28;
/// fn count(images: &Batch<shape![SIDE, SIDE]>, rows: &Batch<shape![{ SIDE * SIDE }]>) -> usize {
///     images.len() + rows.len()
/// }
/// # let images = Batch::<shape![28, 28]>::new(vec![0.0; 784]).unwrap();
/// # let rows = Batch::<shape![784]>::new(vec![0.0; 2 * 784]).unwrap();
/// assert_eq!(count(&images, &rows), 3);
/// ```
#[macro_export]
macro_rules! shape {
    [$a:tt $(,)?] => { $crate::Rank1<$a> };
    [$a:tt, $b:tt $(,)?] => { $crate::Rank2<$a, $b> };
    [$a:tt, $b:tt, $c:tt $(,)?] => { $crate::Rank3<$a, $b, $c> };
}
