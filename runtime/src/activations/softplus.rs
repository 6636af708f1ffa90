//! `softplus`: a smooth relu.

use super::Elementwise;
use super::sigmoid::logistic;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// ln(1 + eˣ).
///
/// Source: Keras 3, `keras.activations.softplus`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> softplus } }
/// let y = Net::new(0).predict(&Batch::from([[0.0_f32]]));
/// assert!((y.sample(0)[0] - 0.6931472).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Softplus;

impl Softplus {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Softplus {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Softplus {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.softplus()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        logistic(x)
    }
}
