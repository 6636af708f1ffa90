//! `relu`: nothing below 0.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// max(x, 0). The derivative at 0 is 0.
///
/// Source: Keras 3, `keras.activations.relu`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> relu } }
/// let y = Net::new(0).predict(&Batch::from([[-2.0_f32]]));
/// assert!((y.sample(0)[0] - 0.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Relu;

impl Relu {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Relu {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Relu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;
    const IS_RECTIFIER: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.larger(T::ZERO)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y > T::ZERO { T::ONE } else { T::ZERO }
    }
}
