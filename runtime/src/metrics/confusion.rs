//! Which answers are right and which are not: what precision, recall and others count.

use serde::{Deserialize, Serialize};

use crate::losses::Head;
use crate::scalar::Scalar;

/// Answers by what they say and whether that is right.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Confusion {
    pub(super) true_positives: usize,
    pub(super) false_positives: usize,
    pub(super) false_negatives: usize,
}

impl Confusion {
    /// Counts the elements of a batch: a yes is above the threshold, a target that is one above 0.5.
    pub(super) fn count<T: Scalar>(&mut self, head: &Head<'_, T>, threshold: f64) {
        for (y, t) in head.pairs() {
            let (answer, truth) = (y.to_f64() > threshold, t.to_f64() > 0.5);
            self.true_positives += usize::from(answer && truth);
            self.false_positives += usize::from(answer && !truth);
            self.false_negatives += usize::from(!answer && truth);
        }
    }

    /// The share of the true positives among themselves and others; 0 if there are neither.
    pub(super) fn share_beside(&self, others: usize) -> f64 {
        self.true_positives as f64 / ((self.true_positives + others) as f64).max(1.0)
    }
}
