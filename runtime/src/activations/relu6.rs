//! `relu6`: the rectifier with a ceiling.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x between 0 and 6, else the nearer of the two.
///
/// Source: Keras 3, `keras.activations.relu6`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> relu6 } }
/// let y = Net::new(0).predict(&Batch::from([[7.0_f32]]));
/// assert!((y.sample(0)[0] - 6.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Relu6;

impl Relu6 {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for Relu6 {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x.larger(T::ZERO).smaller(T::from_f64(6.0))
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        if y > T::ZERO && y < T::from_f64(6.0) { T::ONE } else { T::ZERO }
    }
}
