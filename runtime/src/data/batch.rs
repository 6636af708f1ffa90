//! `Batch`: samples of one shape, side by side in memory.

use std::marker::PhantomData;
use std::ops::{Bound, Range, RangeBounds};
use std::slice::ChunksExact;

use nalgebra::{Const, DMatrixView, Dyn, MatrixView};

use super::Split;
use crate::error::{Error, Result};
use crate::scalar::Scalar;
use crate::shape::{Rank1, Shape};

/// Samples of the shape `S`, one after another: NumPy's row-major `(samples, …)` and, for rows of numbers, nalgebra's
/// column-major matrix with one column a sample are the same bytes, and convert without a copy.
///
/// ```
/// use neurotype::prelude::*;
/// use nalgebra::{Const, Dyn, OMatrix};
///
/// let points = Batch::from([[1.0_f32, 2.0], [3.0, 4.0], [5.0, 6.0]]);
/// assert_eq!((points.len(), points.sample(1)), (3, &[3.0, 4.0][..]));
///
/// let matrix: OMatrix<f32, Const<2>, Dyn> = points.into();
/// assert_eq!(matrix.column(2).as_slice(), [5.0, 6.0]);
/// let points: Batch<shape![2]> = matrix.into();
///
/// let images = Batch::<shape![28, 28]>::new(vec![0.0; 2 * 784])?;
/// assert_eq!(images.slice(1..).len(), 1);
/// assert!(Batch::<shape![28, 28]>::new(vec![0.0; 1000]).is_err());
///
/// struct House { rooms: f32, age: f32 }
/// let houses = [House { rooms: 3.0, age: 40.0 }, House { rooms: 5.0, age: 10.0 }];
/// let x: Batch<shape![2]> = houses.iter().map(|house| [house.rooms, house.age]).collect();
/// assert_eq!(x.sample(1), [5.0, 10.0]);
///
/// let probabilities = Batch::from([[0.125_f32, 0.875], [0.5, 0.5]]);
/// assert_eq!(format!("{probabilities:.2}"), "[0.12, 0.88]\n[0.50, 0.50]");      // a line a sample
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Batch<S, T = f32> {
    numbers: Vec<T>,
    shape: PhantomData<S>,
}

#[allow(clippy::into_iter_without_iter, reason = "it is called `samples`")]
impl<'a, S: Shape, T: Scalar> IntoIterator for &'a Batch<S, T> {
    type Item = &'a [T];
    type IntoIter = ChunksExact<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.samples()
    }
}

impl<S: Shape, T: Scalar> Batch<S, T> {
    /// Samples from their numbers, sample after sample, the last axis of each fastest.
    ///
    /// # Errors
    ///
    /// [`Error::WholeSamples`] if the numbers do not make whole samples.
    pub fn new(numbers: Vec<T>) -> Result<Self> {
        let elements = S::SIZES.elements();
        if elements == 0 || !numbers.len().is_multiple_of(elements) {
            return Err(Error::WholeSamples { count: numbers.len(), sizes: S::SIZES, elements });
        }
        Ok(Self::of(numbers))
    }

    /// Samples from a slice of their numbers, copied.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn from_slice(numbers: &[T]) -> Result<Self> {
        Self::new(numbers.to_vec())
    }

    /// Samples that know their length at run time only, as a `Vec<Vec<f32>>` does.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let rows: Vec<Vec<f32>> = vec![vec![1.0, 2.0], vec![3.0, 4.0]];
    /// assert_eq!(Batch::<shape![2]>::from_samples(&rows)?.sample(1), [3.0, 4.0]);
    ///
    /// let error = Batch::<shape![3]>::from_samples(&rows).unwrap_err();
    /// assert_eq!(error.to_string(), "`samples[0]` is 2 numbers long, but a sample of [3] has 3");
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if one is longer or shorter than a sample.
    pub fn from_samples(samples: impl IntoIterator<Item = impl AsRef<[T]>>) -> Result<Self> {
        let elements = S::SIZES.elements();
        let allowed = format!("a sample of {} has {elements}", S::SIZES);
        let numbers = super::joined(samples, elements, ["number", "numbers"], &allowed)?;
        Ok(Self::of(numbers))
    }

    /// The same without a check: for numbers that are whole samples by construction.
    pub(crate) fn of(numbers: Vec<T>) -> Self {
        Self { numbers, shape: PhantomData }
    }

    /// Its numbers, to be written whole samples at a time.
    pub(crate) fn vector(&mut self) -> &mut Vec<T> {
        &mut self.numbers
    }

    /// How many samples there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len() / S::SIZES.elements().max(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The numbers of one sample; empty if there is no such sample.
    #[must_use]
    pub fn sample(&self, index: usize) -> &[T] {
        let elements = S::SIZES.elements();
        let start = index.saturating_mul(elements);
        self.numbers.get(start..start.saturating_add(elements)).unwrap_or_default()
    }

    /// All samples in order, as `for sample in &batch` goes through them.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let points = Batch::from([[1.0_f32, 2.0], [3.0, 4.0]]);
    /// let sums: Vec<f32> = points.samples().map(|point| point.iter().sum()).collect();
    /// assert_eq!(sums, [3.0, 7.0]);
    /// for point in &points {
    ///     assert_eq!(point.len(), 2);
    /// }
    /// ```
    pub fn samples(&self) -> ChunksExact<'_, T> {
        self.numbers.chunks_exact(S::SIZES.elements().max(1))
    }

    /// A copy of some samples: those of the range that there are.
    #[must_use]
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Self {
        let elements = S::SIZES.elements();
        let range = within(range, self.len());
        Self::of(self.numbers[range.start * elements..range.end * elements].to_vec())
    }

    /// All numbers, sample after sample.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.numbers
    }

    /// All numbers to be changed.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        &mut self.numbers
    }

    /// All numbers without a copy.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.numbers
    }

    /// Every number replaced by a function of it.
    #[must_use]
    pub fn map(mut self, function: impl Fn(T) -> T) -> Self {
        for number in &mut self.numbers {
            *number = function(*number);
        }
        self
    }

    /// As an `elements × samples` matrix of sizes known at run time. No copy.
    #[must_use]
    pub fn as_dynamic_matrix(&self) -> DMatrixView<'_, T> {
        DMatrixView::from_slice(&self.numbers, S::SIZES.elements(), self.len())
    }
}

impl<const N: usize, T: Scalar> Batch<Rank1<N>, T> {
    /// As a matrix with one column a sample. No copy.
    #[must_use]
    pub fn as_matrix(&self) -> MatrixView<'_, T, Const<N>, Dyn> {
        MatrixView::from_slice_generic(&self.numbers, Const::<N>, Dyn(self.len()))
    }

    /// A copy of `M` neighbouring numbers of every sample, from `first` on.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if a sample has not so many numbers.
    pub fn columns<const M: usize>(&self, first: usize) -> Result<Batch<Rank1<M>, T>> {
        if first.saturating_add(M) > N {
            let allowed = format!("{M} numbers from there on must lie within the {N} of a sample");
            return Err(Error::argument("first", first, &allowed));
        }
        let numbers = self.samples().flat_map(|sample| &sample[first..first + M]).copied().collect();
        Ok(Batch::of(numbers))
    }
}

/// The part of a range that lies within `0..length`.
pub(super) fn within(range: impl RangeBounds<usize>, length: usize) -> Range<usize> {
    let start = match range.start_bound() {
        Bound::Included(start) => *start,
        Bound::Excluded(before) => before.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(last) => last.saturating_add(1),
        Bound::Excluded(end) => *end,
        Bound::Unbounded => length,
    };
    let end = end.min(length);
    start.min(end)..end
}

impl<S: Shape, T: Scalar> Split for Batch<S, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn select(&self, samples: &[usize]) -> Result<Self> {
        Ok(Self::of(super::selected(&self.numbers, S::SIZES.elements(), samples)?))
    }

    fn concat(&self, others: &Self) -> Result<Self> {
        Ok(Self::of([self.as_slice(), others.as_slice()].concat()))
    }

    fn split_at(self, index: usize) -> (Self, Self) {
        let start = index.min(self.len()) * S::SIZES.elements();
        let (first, rest) = super::cut(self.numbers, start);
        (Self::of(first), Self::of(rest))
    }
}
