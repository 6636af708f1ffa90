//! `tanh_shrink`: what tanh takes away.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x − tanh(x).
///
/// Source: Keras 3, `keras.activations.tanh_shrink`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> tanh_shrink } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.238_405_8).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct TanhShrink;

impl TanhShrink {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for TanhShrink {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x - x.tanh()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, y: T) -> T {
        (x - y) * (x - y)
    }
}
