//! `celu`: an exponential linear unit with a smooth slope.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x above 0, `alpha · (exp(x / alpha) − 1)` below. Barron, 2017.
///
/// Written `celu`, or `celu(alpha = 0.5)` for another `alpha` than 1.0.
///
/// Source: Keras 3, `keras.activations.celu`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> celu } }
/// let y = Net::new(0).predict(&Batch::from([[-1.0_f32]]));
/// assert!((y.sample(0)[0] - -0.632_120_6).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Celu {
    alpha: f64,
}

impl Celu {
    /// With Keras's default, 1.0.
    #[must_use]
    pub const fn new() -> Self {
        Self { alpha: 1.0 }
    }

    /// How far it goes below 0.
    #[must_use]
    pub const fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = alpha;
        self
    }
}

impl Default for Celu {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Celu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        let alpha = T::from_f64(self.alpha);
        if x > T::ZERO { x } else { alpha * (x / alpha).exp_m1() }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y > T::ZERO { T::ONE } else { y / T::from_f64(self.alpha) + T::ONE }
    }
}
