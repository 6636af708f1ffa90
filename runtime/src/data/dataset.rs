//! `Dataset`: inputs with their targets.

use super::Split;
use crate::error::{Error, Result};
use crate::random::{Purpose, Random};

/// Inputs `x` with their targets `y`, sample by sample; tuples of them for several, which `fit` and the others take as `&data.x`, too.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset<X, Y> {
    /// The inputs.
    pub x: X,
    /// The targets.
    pub y: Y,
}

impl<X: Split, Y: Split> Dataset<X, Y> {
    /// The first `index` samples, and the rest; all and nothing if there are fewer.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let all = Dataset { x: Batch::from([[1.0_f32], [2.0], [3.0]]), y: Labels::<2>::new([0, 1, 0])? };
    /// let (valid, train) = all.split_at(1);
    /// assert_eq!((valid.x.len(), train.y.len()), (1, 2));
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    #[must_use]
    pub fn split_at(self, index: usize) -> (Self, Self) {
        let (x, x_rest) = self.x.split_at(index);
        let (y, y_rest) = self.y.split_at(index);
        (Self { x, y }, Self { x: x_rest, y: y_rest })
    }

    /// Copies of the samples of these numbers, in this order: [`Split::select`] for inputs and targets.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if there is no sample of a number.
    pub fn select(&self, samples: &[usize]) -> Result<Self> {
        Ok(Self { x: self.x.select(samples)?, y: self.y.select(samples)? })
    }

    /// Copies of these samples and, behind them, of others, for instance to train on all data in the end: [`Split::concat`] for inputs and targets.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn concat(&self, others: &Self) -> Result<Self> {
        Ok(Self { x: self.x.concat(&others.x)?, y: self.y.concat(&others.y)? })
    }

    /// A copy with the samples in random order, each with its target, before they are cut in parts: neighbours in a file are often alike. The same seed
    /// gives the same order.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// let sorted = Dataset { x: Batch::from([[0.0_f32], [1.0], [2.0], [3.0]]), y: Labels::<4>::new(0..4)? };
    /// let (train, valid) = sorted.shuffle(42)?.split_at(3);
    /// assert_eq!(valid.x.sample(0), [valid.y.get(0).unwrap() as f32]);
    /// assert_ne!(train.y, sorted.y.slice(..3));
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::LengthsDiffer`] if there are not as many targets as inputs.
    pub fn shuffle(&self, seed: u64) -> Result<Self> {
        let [first_samples, second_samples] = [self.x.count(), self.y.count()];
        if first_samples != second_samples {
            let [first, second] = ["`x`", "`y`"].map(str::to_owned);
            return Err(Error::LengthsDiffer { first, first_samples, second, second_samples });
        }
        let mut order: Vec<usize> = (0..first_samples).collect();
        Random::new(seed, Purpose::Data).shuffle(&mut order);
        self.select(&order)
    }
}
