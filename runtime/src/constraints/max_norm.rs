//! `max_norm`: weights no longer than a bound.

use super::Constraint;
use super::norms::{allow_bound, scale_each};
use crate::error::Result;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// The weights of each unit are no longer than `max_value`; longer ones are scaled back: `max_norm(3.0)`.
///
/// Defaults: `max_value` 2.0, `axis` 0. Source: Keras 3, `keras.constraints.MaxNorm`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [1] { x -> Dense(1, kernel_constraint = max_norm(3.0)) } }
/// let (x, y) = (Batch::from([[1.0_f32, 1.0]]), Batch::from([[100.0_f32]]));
/// let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// assert!((model.dense().weights().norm() - 3.0).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MaxNorm {
    max_value: f64,
    axis: usize,
}

impl MaxNorm {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { max_value: 2.0, axis: 0 }
    }

    /// The bound, finite and not negative; default 2.0.
    #[must_use]
    pub const fn max_value(mut self, max_value: f64) -> Self {
        self.max_value = max_value;
        self
    }

    /// Along which axis a length is taken: 0 for the weights of a unit, 1 for those of an input; default 0.
    #[must_use]
    pub const fn axis(mut self, axis: usize) -> Self {
        self.axis = axis;
        self
    }
}

impl Default for MaxNorm {
    fn default() -> Self {
        Self::new()
    }
}

impl Constraint for MaxNorm {
    fn project<T: Scalar>(&self, weights: &mut [T], sizes: Sizes) {
        scale_each(weights, sizes, self.axis, |norm| norm.min(self.max_value));
    }

    fn check(&self) -> Result<()> {
        allow_bound("max_value", self.max_value)
    }
}
