//! `hard_sigmoid`: a sigmoid of straight lines.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// (x + 3) / 6 between −3 and 3, 0 below and 1 above.
///
/// Source: Keras 3, `keras.activations.hard_sigmoid`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> hard_sigmoid } }
/// let y = Net::new(0).predict(&Batch::from([[1.5_f32]]));
/// assert!((y.sample(0)[0] - 0.75).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct HardSigmoid;

impl HardSigmoid {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for HardSigmoid {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        ((x + T::from_f64(3.0)) / T::from_f64(6.0)).larger(T::ZERO).smaller(T::ONE)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y > T::ZERO && y < T::ONE { T::from_f64(1.0 / 6.0) } else { T::ZERO }
    }
}
