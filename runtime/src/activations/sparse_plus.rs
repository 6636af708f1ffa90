//! `sparse_plus`: a parabola between two straight lines.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// 0 below −1, (x + 1)² / 4 from −1 to 1, x above.
///
/// Source: Keras 3, `keras.activations.sparse_plus`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sparse_plus } }
/// let y = Net::new(0).predict(&Batch::from([[0.0_f32]]));
/// assert!((y.sample(0)[0] - 0.25).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SparsePlus;

impl SparsePlus {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for SparsePlus {
    fn default() -> Self {
        Self::new()
    }
}

impl Elementwise for SparsePlus {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        let part = (x + T::ONE).larger(T::ZERO);
        if x >= T::ONE { x } else { part * part * T::from_f64(0.25) }
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        if x >= T::ONE { T::ONE } else { (x + T::ONE).larger(T::ZERO) * T::from_f64(0.5) }
    }
}
