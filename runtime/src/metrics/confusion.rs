//! Which answers are right and which are not: what precision, recall and others count.

use serde::{Deserialize, Serialize};

use crate::kernels;
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
        let [yeses, truths, both] = kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                let [mut yeses, mut truths, mut both] = [0; 3];
                for (output, truth) in head.rows() {
                    yeses += kernels::sum_of(
                        [output],
                        #[inline(always)]
                        |[y]| usize::from(y.to_f64() > threshold),
                    );
                    truths += kernels::sum_of(
                        [truth],
                        #[inline(always)]
                        |[t]| usize::from(t.to_f64() > 0.5),
                    );
                    both += kernels::sum_of(
                        [output, truth],
                        #[inline(always)]
                        |[y, t]| usize::from(y.to_f64() > threshold && t.to_f64() > 0.5),
                    );
                }
                [yeses, truths, both]
            },
        );
        self.true_positives += both;
        self.false_positives += yeses - both;
        self.false_negatives += truths - both;
    }

    /// The share of the true positives among themselves and others; 0 if there are neither.
    pub(super) fn share_beside(&self, others: usize) -> f64 {
        self.true_positives as f64 / ((self.true_positives + others) as f64).max(1.0)
    }
}
