//! `silu`: a number times its own sigmoid.

use super::Elementwise;
use super::sigmoid::logistic;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x / (1 + e⁻ˣ), also called swish.
///
/// Source: Keras 3, `keras.activations.silu`; Ramachandran et al., 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> silu } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.7310586).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Silu;

impl Silu {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Silu {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Silu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x * logistic(x)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, y: T) -> T {
        let gate = logistic(x);
        gate + y * (T::ONE - gate)
    }
}
