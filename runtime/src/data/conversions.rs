//! What becomes a batch, and what a batch becomes.

use nalgebra::{Const, Dyn, OMatrix, VecStorage};

use super::Batch;
use crate::scalar::Scalar;
use crate::shape::{Rank1, Rank2, Rank3, Shape};

/// One sample as an array with the dimensions of its shape: `[f32; 4]` of `[4]`, `[[f32; 28]; 28]` of `[28, 28]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no array of a sample's numbers, such as `[f32; 4]`",
    label = "write one sample in brackets of its own, `Batch::from([[1.0, 2.0]])`; of numbers one after another `Batch::new(numbers)?` makes samples, of a vector of vectors `Batch::from_samples(&rows)?`"
)]
pub trait SampleArray: Copy {
    /// The shape of a batch of such samples.
    type Shape: Shape;
    /// The type of its numbers.
    type Scalar: Scalar;

    /// All numbers of these samples, one after another. No copy.
    fn numbers(samples: Vec<Self>) -> Vec<Self::Scalar>;
}

impl<const N: usize, T: Scalar> SampleArray for [T; N] {
    type Shape = Rank1<N>;
    type Scalar = T;

    fn numbers(samples: Vec<Self>) -> Vec<T> {
        samples.into_flattened()
    }
}

#[diagnostic::do_not_recommend]
impl<const A: usize, const B: usize, T: Scalar> SampleArray for [[T; B]; A] {
    type Shape = Rank2<A, B>;
    type Scalar = T;

    fn numbers(samples: Vec<Self>) -> Vec<T> {
        samples.into_flattened().into_flattened()
    }
}

#[diagnostic::do_not_recommend]
impl<const A: usize, const B: usize, const C: usize, T: Scalar> SampleArray for [[[T; C]; B]; A] {
    type Shape = Rank3<A, B, C>;
    type Scalar = T;

    fn numbers(samples: Vec<Self>) -> Vec<T> {
        samples.into_flattened().into_flattened().into_flattened()
    }
}

impl<A: SampleArray> From<Vec<A>> for Batch<A::Shape, A::Scalar> {
    fn from(samples: Vec<A>) -> Self {
        Self::of(A::numbers(samples))
    }
}

impl<A: SampleArray> FromIterator<A> for Batch<A::Shape, A::Scalar> {
    fn from_iter<I: IntoIterator<Item = A>>(samples: I) -> Self {
        Self::from(samples.into_iter().collect::<Vec<A>>())
    }
}

macro_rules! from_copies {
    ($([$($generics:tt)*] $samples:ty;)+) => {
        $(
            impl<$($generics)* A: SampleArray> From<$samples> for Batch<A::Shape, A::Scalar> {
                fn from(samples: $samples) -> Self {
                    Self::from(samples.to_vec())
                }
            }
        )+
    };
}

from_copies! {
    [const SAMPLES: usize,] [A; SAMPLES];
    [const SAMPLES: usize,] &[A; SAMPLES];
    [] &[A];
    [] &Vec<A>;
}

impl<const N: usize, T: Scalar> From<OMatrix<T, Const<N>, Dyn>> for Batch<Rank1<N>, T> {
    fn from(matrix: OMatrix<T, Const<N>, Dyn>) -> Self {
        Self::of(matrix.data.into())
    }
}

impl<const N: usize, T: Scalar> From<Batch<Rank1<N>, T>> for OMatrix<T, Const<N>, Dyn> {
    fn from(batch: Batch<Rank1<N>, T>) -> Self {
        let samples = Dyn(batch.len());
        OMatrix::from_data(VecStorage::new(Const::<N>, samples, batch.into_vec()))
    }
}
