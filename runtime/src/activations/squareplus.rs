//! `squareplus`: a rectifier with a round bend, without exponentials.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// (x + √(x² + b)) / 2. Barron, 2021.
///
/// Written `squareplus`, or `squareplus(b = 2.0)` for another `b` than 4.0.
///
/// Source: Keras 3, `keras.activations.squareplus`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> squareplus } }
/// let y = Net::new(0).predict(&Batch::from([[0.0_f32]]));
/// assert!((y.sample(0)[0] - 1.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Squareplus {
    b: f64,
}

impl Squareplus {
    /// With Keras's default, 4.0.
    #[must_use]
    pub const fn new() -> Self {
        Self { b: 4.0 }
    }

    /// How round the bend is, positive.
    #[must_use]
    pub const fn b(mut self, b: f64) -> Self {
        self.b = b;
        self
    }
}

impl Default for Squareplus {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Squareplus {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        T::from_f64(0.5) * (x + (x * x + T::from_f64(self.b)).sqrt())
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        T::from_f64(0.5) * (T::ONE + x / (x * x + T::from_f64(self.b)).sqrt())
    }
}
