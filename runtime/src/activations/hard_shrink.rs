//! `hard_shrink`: small numbers become 0.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x, 0 if it is not farther from 0 than `threshold`.
///
/// Written `hard_shrink`, or `hard_shrink(threshold = 0.25)` for another `threshold` than 0.5.
///
/// Source: Keras 3, `keras.activations.hard_shrink`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> hard_shrink } }
/// let y = Net::new(0).predict(&Batch::from([[2.0_f32]]));
/// assert!((y.sample(0)[0] - 2.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HardShrink {
    threshold: f64,
}

impl HardShrink {
    /// With Keras's default, 0.5.
    #[must_use]
    pub const fn new() -> Self {
        Self { threshold: 0.5 }
    }

    /// What is not farther from 0 than this becomes 0.
    #[must_use]
    pub const fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }
}

impl Default for HardShrink {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for HardShrink {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        if x.abs() > T::from_f64(self.threshold) { x } else { T::ZERO }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y == T::ZERO { T::ZERO } else { T::ONE }
    }
}
