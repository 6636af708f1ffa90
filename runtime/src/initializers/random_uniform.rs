//! `random_uniform`: uniform between two bounds.

use super::{Fans, Initializer};
use crate::random::Random;

/// Uniform from `minval` to below `maxval`: `random_uniform(minval = -0.1, maxval = 0.1)`.
///
/// Source: Keras 3, `keras.initializers.RandomUniform`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [2] { x -> Dense(2, kernel_initializer = random_uniform(minval = -0.1, maxval = 0.1)) } }
/// assert!(Net::new(42).dense().weights().iter().all(|weight| weight.abs() < 1.0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RandomUniform {
    minval: f64,
    maxval: f64,
}

impl RandomUniform {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { minval: -0.05, maxval: 0.05 }
    }

    /// The lower bound; default -0.05.
    #[must_use]
    pub const fn minval(mut self, minval: f64) -> Self {
        self.minval = minval;
        self
    }

    /// The upper bound; default 0.05.
    #[must_use]
    pub const fn maxval(mut self, maxval: f64) -> Self {
        self.maxval = maxval;
        self
    }
}

impl Default for RandomUniform {
    fn default() -> Self {
        Self::new()
    }
}

impl Initializer for RandomUniform {
    fn fill(&self, _fans: Fans, numbers: &mut [f64], random: &mut Random) {
        numbers.fill_with(|| random.uniform(self.minval, self.maxval));
    }
}
