//! `l1`: weights cost their absolute values.

use super::{Regularizer, allow_factor, sums};
use crate::error::Result;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `l1 · Σ |w|`, as `l1(0.5)`.
///
/// Default: `l1` 0.01. Source: Keras 3, `keras.regularizers.L1`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [1] { x -> Dense(1, kernel_initializer = ones, kernel_regularizer = l1(0.5)) } }
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// let (x, y) = (Batch::from([[1.0_f32, 2.0]]), Batch::from([[3.0_f32]]));
/// assert_eq!(model.evaluate(&x, &y)?.loss(), 1.0); // the squared error is 0, the penalty 0.5 · 2
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct L1 {
    l1: f64,
}

impl L1 {
    /// With Keras's factor, 0.01.
    #[must_use]
    pub const fn new() -> Self {
        Self { l1: 0.01 }
    }

    /// The factor, finite and not negative; default 0.01.
    #[must_use]
    pub const fn l1(mut self, l1: f64) -> Self {
        self.l1 = l1;
        self
    }
}

impl Default for L1 {
    fn default() -> Self {
        Self::new()
    }
}

impl Regularizer for L1 {
    fn penalty<T: Scalar>(&self, weights: &[T], _sizes: Sizes, gradient: Option<&mut [T]>) -> f64 {
        sums((self.l1, 0.0), weights, gradient)
    }

    fn check(&self) -> Result<()> {
        allow_factor("l1", self.l1)
    }
}
