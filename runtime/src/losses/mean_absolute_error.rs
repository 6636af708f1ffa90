//! `Mae`: the mean of the sizes of the differences.

use super::elementwise::{mean_of_elements, sign};
use super::{Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Mean absolute error: |y − t|, the mean over all elements of a sample. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.MeanAbsoluteError`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), Mae, ());
/// let (x, y) = (Batch::from([[3.0_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 2.0).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("MeanAbsoluteError", "L1Loss"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mae;

plain!(Mae);

impl LossWeight for Mae {}

impl<K: Kind> Loss<K> for Mae {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            |y, t| (y - t).abs(),
            #[inline(always)]
            |y, t| sign(y - t),
        );
    }
}
