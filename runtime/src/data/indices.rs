//! `Indices`: samples of whole numbers that stand for words, towns, users.

use std::fmt;
use std::ops::RangeBounds;

use super::batch::within;
use super::integer::{Integer, below};
use super::{Labels, Split};
use crate::error::{Error, Result};
use crate::shape::Sizes;

/// `N` indices below `VOCABULARY` for each sample, checked when they are made: what an input declared as `[0..VOCABULARY; N]` takes, for
/// an [`Embedding`](crate::layers::Embedding). They are also the targets of a class in each row: `N` of `VOCABULARY` classes for an output `[N, VOCABULARY]`
/// under a [`SparseCategoricalCrossentropy`](crate::SparseCategoricalCrossentropy).
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Reviews(words: [0..1000; 4]) -> [1] { words -> Embedding(8) -> Flatten -> Dense(1, sigmoid) } }
///
/// let words = Indices::<4, 1000>::new([12, 7, 999, 0, 5, 5, 5, 5])?;
/// assert_eq!((words.len(), words.sample(1)), (2, &[5, 5, 5, 5][..]));
/// assert_eq!(Reviews::new(42).predict(&words).len(), 2);
///
/// let error = Indices::<2, 10>::new([3, 10]).unwrap_err();
/// assert_eq!(error.to_string(), "index 1 of sample 0 is 10, but the vocabulary has 10; indices go from 0 to 9");
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Indices<const N: usize, const VOCABULARY: usize> {
    indices: Vec<u32>,
}

impl<const N: usize, const VOCABULARY: usize> Indices<N, VOCABULARY> {
    /// Samples from their indices, [integers](super::Integer) of any type, sample after sample.
    ///
    /// # Errors
    ///
    /// [`Error::IndexOutOfRange`] if one is not of `0..VOCABULARY`, [`Error::WholeSamples`] if they do not make whole samples.
    pub fn new(indices: impl IntoIterator<Item = impl Integer>) -> Result<Self> {
        let indices = indices.into_iter().enumerate().map(|(place, index)| {
            let (index, sample, position) = (index.to_i128(), place / N.max(1), place % N.max(1));
            below(VOCABULARY, index).ok_or(Error::IndexOutOfRange { sample, position, index, vocabulary: VOCABULARY })
        });
        let indices = indices.collect::<Result<Vec<u32>>>()?;
        if N == 0 || !indices.len().is_multiple_of(N) {
            return Err(Error::WholeSamples { count: indices.len(), sizes: Sizes::new(&[N]), elements: N });
        }
        Ok(Self { indices })
    }

    /// Samples from a row of their indices each: an array, or a vector that knows its length at run time only.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let rows: Vec<Vec<u32>> = vec![vec![3, 9], vec![0]];
    /// assert_eq!(Indices::<2, 10>::from_samples(&rows[..1])?.sample(0), [3, 9]);
    ///
    /// let error = Indices::<2, 10>::from_samples(&rows).unwrap_err();
    /// assert_eq!(error.to_string(), "`samples[1]` is 1 index long, but a sample has 2; fill short ones up, and cut long ones");
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if one is longer or shorter than a sample, [`Error::IndexOutOfRange`] if an index is not of `0..VOCABULARY`.
    pub fn from_samples<I: Integer>(samples: impl IntoIterator<Item = impl AsRef<[I]>>) -> Result<Self> {
        let allowed = format!("a sample has {N}; fill short ones up, and cut long ones");
        Self::new(super::joined(samples, N, ["index", "indices"], &allowed)?)
    }

    /// How many samples there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.indices.len() / N.max(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// The indices of one sample; none if there is no such sample.
    #[must_use]
    pub fn sample(&self, index: usize) -> &[u32] {
        let start = index.saturating_mul(N);
        self.indices.get(start..start.saturating_add(N)).unwrap_or_default()
    }

    /// All indices, sample after sample.
    #[must_use]
    pub fn as_slice(&self) -> &[u32] {
        &self.indices
    }

    /// A copy of some samples: those of the range that there are.
    #[must_use]
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Self {
        let range = within(range, self.len());
        Self { indices: self.indices[range.start * N..range.end * N].to_vec() }
    }
}

/// An index a sample: a class as what an [`Embedding`](crate::layers::Embedding) looks up.
impl<const CLASSES: usize> From<Labels<CLASSES>> for Indices<1, CLASSES> {
    fn from(labels: Labels<CLASSES>) -> Self {
        Self { indices: labels.into_classes() }
    }
}

impl<const N: usize, const VOCABULARY: usize> Split for Indices<N, VOCABULARY> {
    fn count(&self) -> usize {
        self.len()
    }

    fn select(&self, samples: &[usize]) -> Result<Self> {
        Ok(Self { indices: super::selected(&self.indices, N, samples)? })
    }

    fn concat(&self, others: &Self) -> Result<Self> {
        Ok(Self { indices: [self.as_slice(), others.as_slice()].concat() })
    }

    fn split_at(self, index: usize) -> (Self, Self) {
        let start = index.min(self.len()) * N;
        let (first, rest) = super::cut(self.indices, start);
        (Self { indices: first }, Self { indices: rest })
    }
}

impl<const N: usize, const VOCABULARY: usize> fmt::Debug for Indices<N, VOCABULARY> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 8;
        write!(formatter, "{} × {N} indices below {VOCABULARY} ", self.len())?;
        formatter.debug_list().entries(self.indices.iter().take(SHOWN)).finish()?;
        formatter.write_str(if self.indices.len() > SHOWN { " …" } else { "" })
    }
}
