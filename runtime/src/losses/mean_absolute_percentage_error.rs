//! `Mape`: the mean of the differences in percent of the target.

use super::elementwise::{mean_of_elements, sign};
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Mean absolute percentage error: 100 · |y − t| / max(|t|, 10⁻⁷), the mean over all elements of a sample. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.MeanAbsolutePercentageError`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), Mape, ());
/// let (x, y) = (Batch::from([[3.0_f32]]), Batch::from([[2.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 50.0).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("MeanAbsolutePercentageError"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mape;

plain!(Mape);

impl LossWeight for Mape {}

impl<K: Kind> Loss<K> for Mape {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let [hundred, least] = [100.0, EPSILON].map(T::from_f64);
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            |y, t| 100.0 * (y - t).abs() / t.abs().max(EPSILON),
            #[inline(always)]
            move |y, t| hundred * sign(y - t) / t.abs().larger(least),
        );
    }
}
