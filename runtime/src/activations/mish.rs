//! `mish`: a number that gates itself, smoothly.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x · tanh(ln(1 + eˣ)). Misra, 2019.
///
/// Source: Keras 3, `keras.activations.mish`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> mish } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.865_098_4).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Mish;

impl Mish {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for Mish {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x * (x.larger(T::ZERO) + (-x.abs()).exp().ln_1p()).tanh()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        let gate = (x.larger(T::ZERO) + (-x.abs()).exp().ln_1p()).tanh();
        let half = T::from_f64(0.5);
        let sigmoid = half + half * (half * x).tanh();
        gate + x * (T::ONE - gate * gate) * sigmoid
    }
}
