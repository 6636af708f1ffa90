//! `gelu`: a number times the probability that a normal one is smaller.

use super::Elementwise;
use super::sigmoid::logistic;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x · Φ(x), with Φ the distribution function of the standard normal distribution, exact; with `approximate = true`
/// ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³))).
///
/// Source: Keras 3, `keras.activations.gelu`, whose default is also `approximate = false`; Hendrycks and Gimpel, 2016.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> gelu } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.841_344_7).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Gelu {
    approximate: bool,
}

impl Gelu {
    /// The exact function.
    #[must_use]
    pub const fn new() -> Self {
        Self { approximate: false }
    }

    /// Whether to use the formula with tanh.
    #[must_use]
    pub const fn approximate(mut self, approximate: bool) -> Self {
        self.approximate = approximate;
        self
    }
}

impl Default for Gelu {
    fn default() -> Self {
        Self::new()
    }
}

/// √(2/π).
const SLOPE: f64 = 0.797_884_560_802_865_4;
const CUBIC: f64 = 0.044_715;

impl Elementwise for Gelu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        // ½ · (1 + tanh u) is the logistic function of 2 · u, which is exact also where the sum would cancel.
        x * if self.approximate { logistic(inner(x)) } else { x.normal_distribution().0 }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        if self.approximate {
            let share = logistic(inner(x));
            let slope = T::from_f64(2.0 * SLOPE) * (T::ONE + T::from_f64(3.0 * CUBIC) * x * x);
            share + x * share * (T::ONE - share) * slope
        } else {
            let (share, density) = x.normal_distribution();
            share + x * T::from_f64(0.5 * SLOPE) * density
        }
    }
}

/// Twice what tanh is taken of.
#[inline(always)]
fn inner<T: Scalar>(x: T) -> T {
    T::from_f64(2.0 * SLOPE) * (x + T::from_f64(CUBIC) * x * x * x)
}
