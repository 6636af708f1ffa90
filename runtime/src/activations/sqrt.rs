//! `sqrt`: the square root.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// √x, which is no number below 0. Its derivative at 0 is infinite; `(x + 1e-7) -> sqrt` stays clear of it.
///
/// Source: Keras 3, `keras.ops.sqrt`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sqrt } }
/// let y = Net::new(0).predict(&Batch::from([[9.0_f32]]));
/// assert!((y.sample(0)[0] - 3.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Sqrt;

impl Sqrt {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for Sqrt {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.sqrt()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        T::from_f64(0.5) / y
    }
}
