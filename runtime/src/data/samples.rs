//! What can be passed as inputs or targets: references to batches and labels, and tuples of them.

use std::fmt;

use smallvec::{SmallVec, smallvec};

use super::{Batch, Bytes, Indices, Labels};
use crate::kernels;
use crate::layers::Scratch;
use crate::scalar::Scalar;
use crate::shape::{Described, Shape};

/// Inputs or targets, as they are passed to `fit`, `evaluate` and `predict`: `&x`, or `(&x_wide, &x_deep)` for several,
/// or `&x` where `x` is a tuple of them, as in a [`Dataset`](super::Dataset).
pub trait Samples<'data, T> {
    /// What they are, as a type to be compared with what the network declares.
    type Shapes: Described;

    /// One slice of numbers or classes for each.
    #[doc(hidden)]
    fn parts(self) -> Parts<'data, T>;
}

/// A scalar for which `X` are samples: [`Samples`] turned around, for the sentence the compiler says when it is missing.
#[diagnostic::on_unimplemented(
    message = "`{X}` is no data for a model of `{Self}`",
    label = "give `&Batch` or `&Labels`, or a tuple of them for several; a `Batch` must hold `{Self}`",
    note = "`Batch::new(numbers)?` and `Batch::from([[0.0, 1.0]])` make a batch, `Labels::new([0, 1])?` makes labels; of a `Dataset` give `&data.x` and `&data.y`"
)]
pub trait Reads<'data, X>: Scalar {
    /// What the samples are.
    type Shapes: Described;

    /// One slice of numbers or classes for each.
    #[doc(hidden)]
    fn parts(samples: X) -> Parts<'data, Self>;
}

#[diagnostic::do_not_recommend]
impl<'data, T: Scalar, X: Samples<'data, T>> Reads<'data, X> for T {
    type Shapes = X::Shapes;

    fn parts(samples: X) -> Parts<'data, T> {
        samples.parts()
    }
}

/// Inputs or targets, their types erased; a few lie on the stack.
#[doc(hidden)]
pub type Parts<'a, T> = SmallVec<[Part<'a, T>; 4]>;

/// One input or target, its type erased.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Part<'a, T> {
    /// Numbers, sample after sample.
    Numbers { numbers: &'a [T], elements: usize },
    /// The same as bytes, each times a factor.
    Bytes { bytes: &'a [u8], scale: f64, elements: usize },
    /// Classes.
    Classes(&'a [u32]),
    /// Indices, sample after sample.
    Indices { indices: &'a [u32], elements: usize },
}

impl<T> fmt::Debug for Part<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Numbers { numbers, elements } => write!(formatter, "{} numbers, {elements} a sample", numbers.len()),
            Self::Bytes { bytes, elements, .. } => write!(formatter, "{} bytes, {elements} a sample", bytes.len()),
            Self::Classes(classes) => write!(formatter, "{} classes", classes.len()),
            Self::Indices { indices, elements } => write!(formatter, "{} indices, {elements} a sample", indices.len()),
        }
    }
}

impl<T: Scalar> Part<'_, T> {
    /// How many samples there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Numbers { numbers, elements } => numbers.len() / (*elements).max(1),
            Self::Bytes { bytes, elements, .. } => bytes.len() / (*elements).max(1),
            Self::Classes(classes) => classes.len(),
            Self::Indices { indices, elements } => indices.len() / (*elements).max(1),
        }
    }

    /// The class of each sample: of several numbers the largest one's place, of a single one the nearest whole number.
    pub(crate) fn classes(&self) -> Vec<usize> {
        let of_sample = |numbers: &[f64]| match numbers {
            [single] => single.round().max(0.0) as usize,
            several => (1..several.len()).fold(0, |best, next| if several[next] > several[best] { next } else { best }),
        };
        match self {
            Self::Classes(classes) | Self::Indices { indices: classes, .. } => {
                classes.iter().map(|class| *class as usize).collect()
            }
            Self::Numbers { numbers, elements } => {
                let numbers: Vec<f64> = numbers.iter().map(|number| number.to_f64()).collect();
                numbers.chunks_exact((*elements).max(1)).map(of_sample).collect()
            }
            Self::Bytes { bytes, scale, elements } => {
                let numbers: Vec<f64> = bytes.iter().map(|byte| f64::from(*byte) * scale).collect();
                numbers.chunks_exact((*elements).max(1)).map(of_sample).collect()
            }
        }
    }

    /// Writes the chosen samples of numbers, one a column, features so far apart; `room` is to work in.
    #[inline]
    pub(crate) fn gather(&self, samples: &[usize], (plane, step): (&mut [T], usize), room: &mut Scratch<T>) {
        match *self {
            Self::Numbers { numbers, elements } => {
                if let [sample] = samples
                    && step == 1
                {
                    return plane[..elements].copy_from_slice(&numbers[sample * elements..][..elements]);
                }
                kernels::gather(elements, numbers, samples, (plane, step));
            }
            Self::Bytes { bytes, scale, elements } => {
                let rows = room.room(samples.len() * elements);
                for (sample, row) in samples.iter().zip(rows.chunks_exact_mut(elements)) {
                    kernels::scale_bytes(&bytes[sample * elements..][..elements], scale, row);
                }
                kernels::transpose((samples.len(), elements), (rows, elements), (plane, step));
            }
            Self::Indices { indices, elements } => {
                for (place, sample) in samples.iter().enumerate() {
                    for (element, index) in indices[sample * elements..][..elements].iter().enumerate() {
                        plane[element * step + place] = T::from_f64(f64::from(*index));
                    }
                }
            }
            Self::Classes(_) => {}
        }
    }
}

impl<'data, S: Shape, T: Scalar> Samples<'data, T> for &'data Batch<S, T> {
    type Shapes = S;

    fn parts(self) -> Parts<'data, T> {
        smallvec![Part::Numbers { numbers: self.as_slice(), elements: S::SIZES.elements() }]
    }
}

impl<'data, S: Shape, T: Scalar> Samples<'data, T> for &'data Bytes<S> {
    type Shapes = S;

    fn parts(self) -> Parts<'data, T> {
        let (bytes, scale, elements) = self.parts();
        smallvec![Part::Bytes { bytes, scale, elements }]
    }
}

impl<'data, const N: usize, const VOCABULARY: usize, T: Scalar> Samples<'data, T> for &'data Indices<N, VOCABULARY> {
    type Shapes = Indices<N, VOCABULARY>;

    fn parts(self) -> Parts<'data, T> {
        smallvec![Part::Indices { indices: self.as_slice(), elements: N }]
    }
}

impl<'data, const CLASSES: usize, T: Scalar> Samples<'data, T> for &'data Labels<CLASSES> {
    type Shapes = Labels<CLASSES>;

    fn parts(self) -> Parts<'data, T> {
        smallvec![Part::Classes(self.as_slice())]
    }
}

macro_rules! samples_tuples {
    ($($name:ident)+) => {
        impl<'data, Number: Scalar, $($name: Samples<'data, Number>),+> Samples<'data, Number> for ($($name,)+) {
            type Shapes = ($($name::Shapes,)+);

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            fn parts(self) -> Parts<'data, Number> {
                let ($($name,)+) = self;
                let mut parts = Parts::new();
                $(parts.extend($name.parts());)+
                parts
            }
        }

        impl<'data, Number: Scalar, $($name),+> Samples<'data, Number> for &'data ($($name,)+)
        where
            $(&'data $name: Samples<'data, Number>,)+
        {
            type Shapes = ($(<&'data $name as Samples<'data, Number>>::Shapes,)+);

            #[allow(non_snake_case, reason = "the tuple's elements carry the names of their types")]
            fn parts(self) -> Parts<'data, Number> {
                let ($($name,)+) = self;
                ($($name,)+).parts()
            }
        }
    };
}
crate::tuples::for_each_tuple!(samples_tuples);
