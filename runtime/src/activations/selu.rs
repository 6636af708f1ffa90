//! `selu`: the scaled exponential linear unit.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

const SCALE: f64 = 1.050_700_987_355_480_5;
const ALPHA: f64 = 1.673_263_242_354_377_2;

/// `scale · x` above 0, `scale · alpha · (eˣ − 1)` below; with scale 1.0507009873554805 and alpha 1.6732632423543772 a deep
/// network keeps mean 0 and variance 1.
///
/// Source: Keras 3, `keras.activations.selu`; Klambauer et al., 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> selu } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 1.050701).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Selu;

impl Selu {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Selu {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for Selu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        let (scale, alpha) = (T::from_f64(SCALE), T::from_f64(ALPHA));
        if x > T::ZERO { scale * x } else { scale * alpha * x.exp_m1() }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y > T::ZERO { T::from_f64(SCALE) } else { y + T::from_f64(SCALE * ALPHA) }
    }
}
