//! What `predict_classes` chooses: the class with the largest probability, of a sample or of each of its rows.

use crate::outputs::{Probabilities, Refused};
use crate::scalar::Scalar;
use crate::shape::{Rank1, Rank2, Shape};

/// Outputs that tell classes apart.
#[diagnostic::on_unimplemented(
    message = "an output of `{Self}` does not choose a class",
    label = "end the output with `softmax`, or use `predict` for the numbers"
)]
pub trait Classifies {}

#[diagnostic::do_not_recommend]
impl Classifies for Probabilities {}
#[diagnostic::do_not_recommend]
impl Classifies for Refused {}

// Of several outputs `Chooses` says what is wrong, and nothing else does.
macro_rules! classifies_tuples {
    ($($name:ident)+) => {
        #[diagnostic::do_not_recommend]
        impl<$($name),+> Classifies for ($($name,)+) {}
    };
}
crate::tuples::for_each_tuple!(classifies_tuples);

/// Shapes along whose last axis a class is chosen.
#[diagnostic::on_unimplemented(
    message = "no class can be chosen from an output of `{Self}`",
    label = "a single output of `[N]` gives a class, and one of `[ROWS, N]` a class for each row; of others, use `predict`"
)]
pub trait Chooses: Shape {
    /// The class of a sample, or those of its rows.
    type Chosen;

    /// The place of the largest number, the first of equals.
    fn choose<T: Scalar>(sample: &[T]) -> Self::Chosen;
}

#[diagnostic::do_not_recommend]
impl<const CLASSES: usize> Chooses for Rank1<CLASSES> {
    type Chosen = usize;

    fn choose<T: Scalar>(sample: &[T]) -> usize {
        (1..CLASSES).fold(0, |best, next| if sample[next] > sample[best] { next } else { best })
    }
}

#[diagnostic::do_not_recommend]
impl<const ROWS: usize, const CLASSES: usize> Chooses for Rank2<ROWS, CLASSES> {
    type Chosen = [usize; ROWS];

    fn choose<T: Scalar>(sample: &[T]) -> [usize; ROWS] {
        std::array::from_fn(|row| Rank1::<CLASSES>::choose(&sample[row * CLASSES..]))
    }
}
