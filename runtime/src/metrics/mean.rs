//! The mean that several metrics keep over an epoch.

use serde::{Deserialize, Serialize};

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

    /// 0 if there are no numbers.
    pub(super) fn get(&self) -> f64 {
        self.sum / (self.count as f64).max(1.0)
    }
}
