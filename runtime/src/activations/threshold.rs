//! `threshold`: small numbers are replaced.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x above `threshold`, else `default_value`.
///
/// Written `threshold(threshold = 1.0, default_value = -1.0)`; both are needed, as in Keras.
///
/// Source: Keras 3, `keras.activations.threshold`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> threshold(1.0, -1.0) } }
/// let y = Net::new(0).predict(&Batch::from([[0.5_f32]]));
/// assert!((y.sample(0)[0] - -1.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Threshold {
    threshold: f64,
    default_value: f64,
}

impl Threshold {
    /// What is not above the threshold becomes the default value.
    #[must_use]
    pub const fn new(threshold: f64, default_value: f64) -> Self {
        Self { threshold, default_value }
    }
}

impl Elementwise for Threshold {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        if x > T::from_f64(self.threshold) { x } else { T::from_f64(self.default_value) }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        if x > T::from_f64(self.threshold) { T::ONE } else { T::ZERO }
    }
}
