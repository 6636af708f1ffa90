//! `soft_shrink`: small numbers become 0, others smaller.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x moved towards 0 by `threshold`, 0 if it is nearer than that.
///
/// Written `soft_shrink`, or `soft_shrink(threshold = 0.25)` for another `threshold` than 0.5.
///
/// Source: Keras 3, `keras.activations.soft_shrink`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> soft_shrink } }
/// let y = Net::new(0).predict(&Batch::from([[2.0_f32]]));
/// assert!((y.sample(0)[0] - 1.5).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SoftShrink {
    threshold: f64,
}

impl SoftShrink {
    /// With Keras's default, 0.5.
    #[must_use]
    pub const fn new() -> Self {
        Self { threshold: 0.5 }
    }

    /// How far numbers are moved.
    #[must_use]
    pub const fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }
}

impl Default for SoftShrink {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for SoftShrink {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        let threshold = T::from_f64(self.threshold);
        (x - threshold).larger(T::ZERO) + (x + threshold).smaller(T::ZERO)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y == T::ZERO { T::ZERO } else { T::ONE }
    }
}
