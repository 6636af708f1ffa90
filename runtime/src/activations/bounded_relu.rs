//! `relu` with arguments: a slope below, a bound above, a threshold.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x between `threshold` and `max_value`, `max_value` above, and `negative_slope · (x − threshold)` below. With a `max_value`, what is between a
/// negative threshold and 0 is 0.
///
/// Written `relu(negative_slope = 0.1, max_value = 6.0, threshold = 1.0)`, with any of them; `relu` alone is
/// [`Relu`](super::Relu).
///
/// Source: Keras 3, `keras.activations.relu`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> relu(negative_slope = 0.1) } }
/// let y = Net::new(0).predict(&Batch::from([[-2.0_f32]]));
/// assert!((y.sample(0)[0] - -0.2).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct BoundedRelu {
    negative_slope: f64,
    max_value: f64,
    threshold: f64,
}

impl BoundedRelu {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { negative_slope: 0.0, max_value: f64::INFINITY, threshold: 0.0 }
    }

    /// The slope below the threshold; default 0.0.
    #[must_use]
    pub const fn negative_slope(mut self, negative_slope: f64) -> Self {
        self.negative_slope = negative_slope;
        self
    }

    /// What nothing is above; default none.
    #[must_use]
    pub const fn max_value(mut self, max_value: f64) -> Self {
        self.max_value = max_value;
        self
    }

    /// Where the slope below begins; default 0.0.
    #[must_use]
    pub const fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }
}

impl BoundedRelu {
    /// What nothing above the threshold is below: where there is a bound above, Keras puts one of 0 below.
    #[inline(always)]
    fn least<T: Scalar>(&self) -> T {
        T::from_f64(if self.max_value < f64::INFINITY { 0.0 } else { f64::NEG_INFINITY })
    }
}

impl Default for BoundedRelu {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for BoundedRelu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        let (threshold, slope) = (T::from_f64(self.threshold), T::from_f64(self.negative_slope));
        if x > threshold {
            x.larger(self.least()).smaller(T::from_f64(self.max_value))
        } else {
            slope * (x - threshold)
        }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        let is_inside = x < T::from_f64(self.max_value) && x >= self.least();
        let inside = if is_inside { T::ONE } else { T::ZERO };
        if x > T::from_f64(self.threshold) { inside } else { T::from_f64(self.negative_slope) }
    }
}
