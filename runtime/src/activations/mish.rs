//! `mish`: a number that gates itself, smoothly.

use super::Elementwise;
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// x · tanh(ln(1 + eˣ)). Misra, 2019.
///
/// Source: Keras 3, `keras.activations.mish`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> mish } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32]]));
/// assert!((y.sample(0)[0] - 0.865_098_4).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Mish;

impl Mish {
    /// The function.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Elementwise for Mish {
    type Kind = Logits;
    const NEEDS_INPUT: bool = true;

    #[inline(always)]
    fn value<T: Scalar>(&self, x: T) -> T {
        x * parts(x).0
    }

    #[inline(always)]
    fn derivative<T: Scalar>(&self, x: T, _y: T) -> T {
        let (gate, slope) = parts(x);
        gate + x.smaller(T::from_f64(FAR)) * slope
    }
}

/// Beyond, tanh of the softplus is 1 in double precision, and its slope times x nothing.
const FAR: f64 = 25.0;

/// tanh(ln(1 + eˣ)) and its slope. With e = eˣ and n = e · (e + 2) they are n / (n + 2) and 4 · e · (1 + e) / (n + 2)².
#[inline(always)]
fn parts<T: Scalar>(x: T) -> (T, T) {
    let e = x.smaller(T::from_f64(FAR)).exp();
    let two = T::ONE + T::ONE;
    let n = e * (e + two);
    let share = T::ONE / (n + two);
    (n * share, (two + two) * e * (T::ONE + e) * share * share)
}
