//! `tanh`: the hyperbolic tangent.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), between −1 and 1.
///
/// Source: Keras 3, `keras.activations.tanh`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> tanh } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.7615942).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Tanh;

impl Tanh {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Tanh {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Tanh {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.tanh()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        T::ONE - y * y
    }
}
