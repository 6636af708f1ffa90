//! `log`: the natural logarithm.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// ln x, which is −∞ at 0 and no number below. `(x + 1e-7) -> log` stays clear of it.
///
/// Source: Keras 3, `keras.ops.log`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> log } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!(y.sample(0)[0].abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Log;

impl Log {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for Log {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.ln()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        T::ONE / x
    }
}
