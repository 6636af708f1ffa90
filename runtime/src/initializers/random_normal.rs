//! `random_normal`: from a normal distribution.

use super::{Fans, Initializer};
use crate::random::Random;

/// From the normal distribution of this mean and standard deviation: `random_normal(stddev = 0.1)`.
///
/// Source: Keras 3, `keras.initializers.RandomNormal`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [2] { x -> Dense(2, kernel_initializer = random_normal(stddev = 0.1)) } }
/// assert!(Net::new(42).dense().weights().iter().all(|weight| weight.abs() < 1.0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RandomNormal {
    mean: f64,
    stddev: f64,
}

impl RandomNormal {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { mean: 0.0, stddev: 0.05 }
    }

    /// The mean; default 0.0.
    #[must_use]
    pub const fn mean(mut self, mean: f64) -> Self {
        self.mean = mean;
        self
    }

    /// The standard deviation; default 0.05.
    #[must_use]
    pub const fn stddev(mut self, stddev: f64) -> Self {
        self.stddev = stddev;
        self
    }
}

impl Default for RandomNormal {
    fn default() -> Self {
        Self::new()
    }
}

impl Initializer for RandomNormal {
    fn fill(&self, _fans: Fans, numbers: &mut [f64], random: &mut Random) {
        numbers.fill_with(|| self.mean + self.stddev * random.normal());
    }
}
