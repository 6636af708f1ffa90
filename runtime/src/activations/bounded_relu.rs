//! `relu` with arguments: a slope below, a bound above, a threshold.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x between `threshold` and `max_value`, `max_value` above, and `negative_slope · (x − threshold)` below.
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
        if x > threshold { x.smaller(T::from_f64(self.max_value)) } else { slope * (x - threshold) }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        let inside = if x < T::from_f64(self.max_value) { T::ONE } else { T::ZERO };
        if x > T::from_f64(self.threshold) { inside } else { T::from_f64(self.negative_slope) }
    }
}
