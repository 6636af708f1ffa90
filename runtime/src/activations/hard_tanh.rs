//! `hard_tanh`: a straight line between two limits.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x between −1 and 1, else the nearer of the two.
///
/// Source: Keras 3, `keras.activations.hard_tanh`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> hard_tanh } }
/// let y = Net::new(0).predict(&Batch::from([[-3.0_f32]]));
/// assert!((y.sample(0)[0] - -1.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct HardTanh;

impl HardTanh {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for HardTanh {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.larger(-T::ONE).smaller(T::ONE)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y > -T::ONE && y < T::ONE { T::ONE } else { T::ZERO }
    }
}
