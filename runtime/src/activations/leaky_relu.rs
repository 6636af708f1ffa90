//! `leaky_relu`: a little below 0.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x above 0, `negative_slope · x` below.
///
/// Written `leaky_relu`, or `leaky_relu(negative_slope = 0.1)` for another `negative_slope` than 0.2. The derivative at 0 is 1, as in Keras.
/// Source: Keras 3, `keras.activations.leaky_relu`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> leaky_relu(0.1) } }
/// let y = Net::new(0).predict(&Batch::from([[-1.0_f32]]));
/// assert!((y.sample(0)[0] - -0.1).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LeakyRelu {
    negative_slope: f64,
}

impl LeakyRelu {
    /// With Keras's default, 0.2.
    #[must_use]
    pub const fn new() -> Self {
        Self { negative_slope: 0.2 }
    }

    /// The slope below 0.
    #[must_use]
    pub const fn negative_slope(mut self, negative_slope: f64) -> Self {
        self.negative_slope = negative_slope;
        self
    }
}

impl Default for LeakyRelu {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for LeakyRelu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        if x >= T::ZERO { x } else { T::from_f64(self.negative_slope) * x }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        if x >= T::ZERO { T::ONE } else { T::from_f64(self.negative_slope) }
    }
}
