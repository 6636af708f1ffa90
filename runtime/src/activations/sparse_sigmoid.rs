//! `sparse_sigmoid`: a straight line from 0 to 1.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// 0 below −1, (x + 1) / 2 from −1 to 1, 1 above.
///
/// Source: Keras 3, `keras.activations.sparse_sigmoid`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sparse_sigmoid } }
/// let y = Net::new(0).predict(&Batch::from([[0.0_f32]]));
/// assert!((y.sample(0)[0] - 0.5).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SparseSigmoid;

impl SparseSigmoid {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for SparseSigmoid {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for SparseSigmoid {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        ((x + T::ONE) * T::from_f64(0.5)).larger(T::ZERO).smaller(T::ONE)
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        if x > -T::ONE && x < T::ONE { T::from_f64(0.5) } else { T::ZERO }
    }
}
