//! `Labels`: the classes of samples.

use std::ops::RangeBounds;

use super::batch::within;
use super::integer::{Integer, below};
use super::{Batch, Split};
use crate::error::{Error, Result};
use crate::scalar::Scalar;
use crate::shape::Rank1;

/// One class of `0..CLASSES` for each sample, checked when it is made.
///
/// ```
/// use neurotype::prelude::*;
///
/// let labels = Labels::<10>::new([9, 0, 3])?;
/// assert_eq!(labels.iter().collect::<Vec<_>>(), [9, 0, 3]);
/// let error = Labels::<3>::new([0, 3]).unwrap_err();
/// assert_eq!(error.to_string(), "the label of sample 1 is 3, but there are 3 classes; labels go from 0 to 2");
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels<const CLASSES: usize> {
    classes: Vec<u32>,
}

impl<const CLASSES: usize> Labels<CLASSES> {
    /// Labels from class numbers, [integers](super::Integer) of any type.
    ///
    /// # Errors
    ///
    /// [`Error::LabelOutOfRange`] if one is not of `0..CLASSES`.
    pub fn new(classes: impl IntoIterator<Item = impl Integer>) -> Result<Self> {
        let classes = classes.into_iter().enumerate().map(|(position, label)| {
            let label = label.to_i128();
            below(CLASSES, label).ok_or(Error::LabelOutOfRange { position, label, classes: CLASSES })
        });
        Ok(Self { classes: classes.collect::<Result<_>>()? })
    }

    /// The same without a check: for numbers below `CLASSES` by construction.
    pub(crate) fn of(classes: Vec<u32>) -> Self {
        Self { classes }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }

    /// The class of one sample; none if there is no such sample.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<usize> {
        self.classes.get(index).map(|class| *class as usize)
    }

    /// All classes in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = usize> {
        self.classes.iter().map(|class| *class as usize)
    }

    /// A copy of some labels: those of the range that there are.
    #[must_use]
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Self {
        Self { classes: self.classes[within(range, self.len())].to_vec() }
    }

    /// 1 at the class of each sample, 0 elsewhere: Keras's `to_categorical`, for a [`CategoricalCrossentropy`](crate::CategoricalCrossentropy) or as an input.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let one_hot: Batch<shape![3]> = Labels::<3>::new([2, 0])?.one_hot();
    /// assert_eq!(one_hot, Batch::from([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]));
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    #[must_use]
    pub fn one_hot<T: Scalar>(&self) -> Batch<Rank1<CLASSES>, T> {
        let mut numbers = vec![T::ZERO; self.len() * CLASSES];
        for (sample, class) in numbers.chunks_exact_mut(CLASSES.max(1)).zip(self.iter()) {
            sample[class] = T::ONE;
        }
        Batch::of(numbers)
    }

    pub(crate) fn as_slice(&self) -> &[u32] {
        &self.classes
    }

    pub(super) fn into_classes(self) -> Vec<u32> {
        self.classes
    }
}

impl<const CLASSES: usize> Split for Labels<CLASSES> {
    fn count(&self) -> usize {
        self.len()
    }

    fn select(&self, samples: &[usize]) -> Result<Self> {
        Ok(Self { classes: super::selected(&self.classes, 1, samples)? })
    }

    fn concat(&self, others: &Self) -> Result<Self> {
        Ok(Self { classes: [self.as_slice(), others.as_slice()].concat() })
    }

    fn split_at(mut self, index: usize) -> (Self, Self) {
        let rest = self.classes.split_off(index.min(self.classes.len()));
        (self, Self { classes: rest })
    }
}
