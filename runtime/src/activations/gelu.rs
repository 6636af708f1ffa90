//! `gelu`: a number times the probability that a normal one is smaller.

use super::Elementwise;
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
        let x = x.to_f64();
        T::from_f64(if self.approximate { 0.5 * x * (1.0 + inner(x).tanh()) } else { x * normal_distribution(x) })
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        let x = x.to_f64();
        if self.approximate {
            let tanh = inner(x).tanh();
            let slope = SLOPE * (1.0 + 3.0 * CUBIC * x * x);
            T::from_f64(0.5 * (1.0 + tanh) + 0.5 * x * (1.0 - tanh * tanh) * slope)
        } else {
            T::from_f64(normal_distribution(x) + x * 0.5 * SLOPE * (-0.5 * x * x).exp())
        }
    }
}

fn inner(x: f64) -> f64 {
    SLOPE * (x + CUBIC * x * x * x)
}

/// Φ(x) = ½ · erfc(−x / √2).
fn normal_distribution(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}
