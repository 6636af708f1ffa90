//! The mean that several metrics keep over an epoch.

use serde::{Deserialize, Serialize};

use crate::kernels;
use crate::losses::Head;
use crate::scalar::Scalar;

/// A sum and how many numbers it has.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Mean {
    sum: f64,
    count: usize,
}

impl Mean {
    pub(super) fn add(&mut self, numbers: impl Iterator<Item = f64>) {
        for number in numbers {
            self.sum += number;
            self.count += 1;
        }
    }

    /// Adds what `number` makes of each element of an output and its target.
    pub(super) fn add_elements<T: Scalar>(&mut self, head: &Head<'_, T>, number: impl Fn(T, T) -> f64) {
        let count = &mut self.count;
        self.sum += kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                let mut sum = 0.0;
                for (output, truth) in head.rows() {
                    sum += kernels::sum_of(
                        [output, truth],
                        #[inline(always)]
                        |[y, t]| number(y, t),
                    );
                    *count += output.len();
                }
                sum
            },
        );
    }

    /// 0 if there are no numbers.
    pub(super) fn get(&self) -> f64 {
        self.sum / (self.count as f64).max(1.0)
    }
}
