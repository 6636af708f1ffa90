//! `Msle`: the mean of the squared differences of logarithms.

use super::elementwise::mean_of_elements;
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Mean squared logarithmic error: (ln(1 + y) − ln(1 + t))², the mean over all elements of a sample; numbers below 10⁻⁷ count as that. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.MeanSquaredLogarithmicError`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), Msle, ());
/// let (x, y) = (Batch::from([[3.0_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.480_453).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("MeanSquaredLogarithmicError"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Msle;

plain!(Msle);

impl LossWeight for Msle {}

impl<K: Kind> Loss<K> for Msle {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let least = T::from_f64(EPSILON);
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            move |y, t| {
                let (y, t) = (T::from_f64(y).larger(least).ln_1p(), T::from_f64(t).larger(least).ln_1p());
                (y.to_f64() - t.to_f64()) * (y.to_f64() - t.to_f64())
            },
            #[inline(always)]
            move |y, t| {
                let inside = if y > least { T::ONE } else { T::ZERO };
                let (y, t) = (y.larger(least), t.larger(least));
                inside * (T::ONE + T::ONE) * (y.ln_1p() - t.ln_1p()) / (T::ONE + y)
            },
        );
    }
}
