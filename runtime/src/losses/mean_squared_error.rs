//! `Mse`: the mean of the squared differences.

use super::elementwise::mean_of_elements;
use super::{Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Mean squared error: (y − t)², the mean over all elements of a sample. For any output; the target is a
/// [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.MeanSquaredError`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// let x = Batch::from([[0.0_f32], [1.0], [2.0], [3.0]]);
/// let y = Batch::from([[1.0_f32], [3.0], [5.0], [7.0]]);
/// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.fit(&x, &y).epochs(200).verbose(false).run()?;
/// assert!(model.evaluate(&x, &y)?.loss() < 1e-4);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("MeanSquaredError", "MSELoss"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mse;

plain!(Mse);

impl LossWeight for Mse {}

impl<K: Kind> Loss<K> for Mse {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            |y, t| (y - t) * (y - t),
            #[inline(always)]
            |y, t| (y - t) + (y - t),
        );
    }
}
