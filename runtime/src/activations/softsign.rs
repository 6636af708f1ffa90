//! `softsign`: between −1 and 1, slowly.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x / (1 + |x|).
///
/// Source: Keras 3, `keras.activations.softsign`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> softsign } }
/// let y = Net::new(0).predict(&Batch::from([[3.0_f32]]));
/// assert!((y.sample(0)[0] - 0.75).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Softsign;

impl Softsign {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for Softsign {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x / (T::ONE + x.abs())
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        let size = T::ONE - y.abs();
        size * size
    }
}
