//! `log_sigmoid`: the logarithm of a probability.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// ln `sigmoid`(x) = −ln(1 + e⁻ˣ), computed without overflow.
///
/// Source: Keras 3, `keras.activations.log_sigmoid`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> log_sigmoid } }
/// let y = Net::new(0).predict(&Batch::from([[0.0_f32]]));
/// assert!((y.sample(0)[0] - -0.693_147_2).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct LogSigmoid;

impl LogSigmoid {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for LogSigmoid {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        -(-x).softplus()
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, _x: T, y: T) -> T {
        -y.exp_m1()
    }
}
