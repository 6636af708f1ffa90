//! `hard_silu`: a number that gates itself, in straight lines.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x · `hard_sigmoid`(x).
///
/// Source: Keras 3, `keras.activations.hard_silu`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> hard_silu } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.666_666_7).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct HardSilu;

impl HardSilu {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for HardSilu {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x * ((x + T::from_f64(3.0)) / T::from_f64(6.0)).larger(T::ZERO).smaller(T::ONE)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        let gate = (x + T::from_f64(3.0)) / T::from_f64(6.0);
        if gate <= T::ZERO {
            T::ZERO
        } else if gate >= T::ONE {
            T::ONE
        } else {
            gate + x / T::from_f64(6.0)
        }
    }
}
