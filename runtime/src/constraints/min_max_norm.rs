//! `min_max_norm`: weights whose length is within bounds.

use super::Constraint;
use super::norms::{allow_bound, scale_each};
use crate::error::{Error, Result};
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// The weights of each unit are brought to a length from `min_value` to `max_value`, by the share `rate` of the way:
/// `min_max_norm(min_value = 0.5, max_value = 2.0)`.
///
/// Defaults: `min_value` 0.0, `max_value` 1.0, `rate` 1.0, `axis` 0. Source: Keras 3, `keras.constraints.MinMaxNorm`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [1] { x -> Dense(1, kernel_constraint = min_max_norm(max_value = 2.0)) } }
/// let (x, y) = (Batch::from([[1.0_f32, 1.0]]), Batch::from([[100.0_f32]]));
/// let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// assert!((model.dense().weights().norm() - 2.0).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MinMaxNorm {
    min_value: f64,
    max_value: f64,
    rate: f64,
    axis: usize,
}

impl MinMaxNorm {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { min_value: 0.0, max_value: 1.0, rate: 1.0, axis: 0 }
    }

    /// The lower bound, finite and not negative; default 0.0.
    #[must_use]
    pub const fn min_value(mut self, min_value: f64) -> Self {
        self.min_value = min_value;
        self
    }

    /// The upper bound, finite and not below the lower one; default 1.0.
    #[must_use]
    pub const fn max_value(mut self, max_value: f64) -> Self {
        self.max_value = max_value;
        self
    }

    /// The share of the way, from 0 to 1; default 1.0.
    #[must_use]
    pub const fn rate(mut self, rate: f64) -> Self {
        self.rate = rate;
        self
    }

    /// Along which axis a length is taken: 0 for the weights of a unit, 1 for those of an input; default 0.
    #[must_use]
    pub const fn axis(mut self, axis: usize) -> Self {
        self.axis = axis;
        self
    }
}

impl Default for MinMaxNorm {
    fn default() -> Self {
        Self::new()
    }
}

impl Constraint for MinMaxNorm {
    fn project<T: Scalar>(&self, weights: &mut [T], sizes: Sizes) {
        scale_each(weights, sizes, self.axis, |norm| {
            self.rate * norm.max(self.min_value).min(self.max_value) + (1.0 - self.rate) * norm
        });
    }

    fn check(&self) -> Result<()> {
        allow_bound("min_value", self.min_value)?;
        allow_bound("max_value", self.max_value)?;
        if self.max_value < self.min_value {
            return Err(Error::argument("max_value", self.max_value, "it must not be below `min_value`"));
        }
        let fits = (0.0..=1.0).contains(&self.rate);
        if fits { Ok(()) } else { Err(Error::argument("rate", self.rate, "it must be from 0 to 1")) }
    }
}
