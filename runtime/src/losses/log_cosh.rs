//! `LogCosh`: squares near the target, sizes far from it, smooth between.

use super::elementwise::mean_of_elements;
use super::{Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Logarithm of the hyperbolic cosine: ln cosh(y − t), the mean over all elements of a sample. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.LogCosh`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), LogCosh, ());
/// let (x, y) = (Batch::from([[3.0_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 1.325_002).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LogCosh;

plain!(LogCosh);

impl LossWeight for LogCosh {}

/// ln cosh of a size, in the output's own precision, whose functions are vectorised: with e = eˣ − 1, cosh x − 1 is e² / (2 · (1 + e)), which is
/// exact near 0, too.
#[inline(always)]
fn value<T: Scalar>(size: T) -> T {
    let far = T::from_f64(20.0);
    let e = size.smaller(far).exp_m1();
    let near = (e * e / (T::ONE + T::ONE + e + e)).ln_1p();
    if size > far { size - T::from_f64(std::f64::consts::LN_2) } else { near }
}

impl<K: Kind> Loss<K> for LogCosh {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            |y, t| value(T::from_f64(y - t).abs()).to_f64(),
            #[inline(always)]
            |y, t| (y - t).tanh(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn ln_cosh_is_exact_near_and_far() {
        for size in [1e-4_f64, 0.01, 0.5, 3.0, 19.9, 20.1, 500.0] {
            let expected = if size < 0.02 {
                size * size / 2.0
            } else {
                size + (-2.0 * size).exp().ln_1p() - std::f64::consts::LN_2
            };
            for found in [value(size), f64::from(value(size as f32))] {
                assert!((found / expected - 1.0).abs() < 1e-4, "{size}: {found} {expected}");
            }
        }
        assert!(value(f32::NAN).is_nan());
    }
}
