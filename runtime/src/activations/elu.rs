//! `elu`: the exponential linear unit.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x above 0, `alpha · (eˣ − 1)` below.
///
/// Written `elu`, or `elu(alpha = 0.5)` for another `alpha` than 1.0. Clevert et al., 2016.
/// Source: Keras 3, `keras.activations.elu`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> elu(0.5) } }
/// let y = Net::new(0).predict(&Batch::from([[-1.0_f32]]));
/// assert!((y.sample(0)[0] - -0.316_060_3).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Elu {
    alpha: f64,
}

impl Elu {
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

impl Default for Elu {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Elu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        if x > T::ZERO { x } else { T::from_f64(self.alpha) * x.exp_m1() }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, y: T) -> T {
        if x > T::ZERO { T::ONE } else { y + T::from_f64(self.alpha) }
    }
}
