//! `abs`: the absolute value.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// |x|. Its derivative is −1 below 0, 1 above, and 0 at 0.
///
/// Source: Keras 3, `keras.ops.abs`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> abs } }
/// let y = Net::new(0).predict(&Batch::from([[-3.0_f32]]));
/// assert!((y.sample(0)[0] - 3.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Abs;

impl Abs {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for Abs {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.abs()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        if x > T::ZERO {
            T::ONE
        } else if x < T::ZERO {
            -T::ONE
        } else {
            T::ZERO
        }
    }
}
