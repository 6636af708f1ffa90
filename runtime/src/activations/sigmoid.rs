//! `sigmoid`: the logistic function.

use super::Elementwise;
use crate::outputs::Bernoulli;
use crate::scalar::Scalar;

/// 1 / (1 + e⁻ˣ), between 0 and 1: the probability of a yes.
///
/// Source: Keras 3, `keras.activations.sigmoid`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.7310586).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Sigmoid;

impl Sigmoid {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Sigmoid {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Sigmoid {
    type Kind = Bernoulli;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        logistic(x)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        y * (T::ONE - y)
    }
}

/// 1 / (1 + e⁻ˣ) without an overflow on either side.
#[inline(always)]
pub(crate) fn logistic<T: Scalar>(x: T) -> T {
    let small = (-x.abs()).exp();
    if x >= T::ZERO { T::ONE / (T::ONE + small) } else { small / (T::ONE + small) }
}
