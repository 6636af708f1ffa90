//! `unit_norm`: weights of length 1.

use super::Constraint;
use super::norms::scale_each;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// The weights of each unit are scaled to the length 1.
///
/// Default: `axis` 0. Source: Keras 3, `keras.constraints.UnitNorm`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [1] { x -> Dense(1, kernel_constraint = unit_norm) } }
/// let (x, y) = (Batch::from([[1.0_f32, 1.0]]), Batch::from([[100.0_f32]]));
/// let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// assert!((model.dense().weights().norm() - 1.0).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UnitNorm {
    axis: usize,
}

impl UnitNorm {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { axis: 0 }
    }

    /// Along which axis a length is taken: 0 for the weights of a unit, 1 for those of an input; default 0.
    #[must_use]
    pub const fn axis(mut self, axis: usize) -> Self {
        self.axis = axis;
        self
    }
}

impl Default for UnitNorm {
    fn default() -> Self {
        Self::new()
    }
}

impl Constraint for UnitNorm {
    fn project<T: Scalar>(&self, weights: &mut [T], sizes: Sizes) {
        scale_each(weights, sizes, self.axis, |norm| if norm > 0.0 { 1.0 } else { 0.0 });
    }
}
