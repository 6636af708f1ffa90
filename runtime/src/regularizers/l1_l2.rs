//! `l1_l2`: weights cost their absolute values and their squares.

use super::{Regularizer, allow_factor, sums};
use crate::error::Result;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `l1 · Σ |w| + l2 · Σ w²`, as `l1_l2(l1 = 0.5, l2 = 0.25)`.
///
/// Defaults: both 0.0. Source: Keras 3, `keras.regularizers.L1L2`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! {
///     pub Net(x: [2]) -> [1] { x -> Dense(1, kernel_initializer = ones, kernel_regularizer = l1_l2(l1 = 0.5, l2 = 0.25)) }
/// }
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// let (x, y) = (Batch::from([[1.0_f32, 2.0]]), Batch::from([[3.0_f32]]));
/// assert_eq!(model.evaluate(&x, &y)?.loss(), 1.5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct L1L2 {
    l1: f64,
    l2: f64,
}

impl L1L2 {
    /// With factors of 0.
    #[must_use]
    pub const fn new() -> Self {
        Self { l1: 0.0, l2: 0.0 }
    }

    /// The factor of the absolute values, finite and not negative; default 0.0.
    #[must_use]
    pub const fn l1(mut self, l1: f64) -> Self {
        self.l1 = l1;
        self
    }

    /// The factor of the squares, finite and not negative; default 0.0.
    #[must_use]
    pub const fn l2(mut self, l2: f64) -> Self {
        self.l2 = l2;
        self
    }
}

impl Default for L1L2 {
    fn default() -> Self {
        Self::new()
    }
}

impl Regularizer for L1L2 {
    fn penalty<T: Scalar>(&self, weights: &[T], _sizes: Sizes, gradient: Option<&mut [T]>) -> f64 {
        sums((self.l1, self.l2), weights, gradient)
    }

    fn check(&self) -> Result<()> {
        allow_factor("l1", self.l1)?;
        allow_factor("l2", self.l2)
    }
}
