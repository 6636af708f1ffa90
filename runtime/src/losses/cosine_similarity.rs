//! `CosineSimilarity`: directions are to agree.

use super::rows::mean_of_rows;
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −cos of the angle between output and target along the last axis, from −1 (the same direction) to 1, the mean over all other axes; lengths
/// below 10⁻⁷ count as that. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.CosineSimilarity`.
///
/// ```
/// use neurotype::losses::CosineSimilarity;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), CosineSimilarity, ());
/// let (x, y) = (Batch::from([[3.0_f32, 4.0]]), Batch::from([[6.0_f32, 8.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - -1.0).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CosineSimilarity;

impl LossWeight for CosineSimilarity {}

impl<K: Kind> Loss<K> for CosineSimilarity {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_rows(
            head,
            losses,
            seed,
            0.0,
            |row| {
                let length = |square: f64| square.sqrt().max(EPSILON);
                let (y, t) =
                    (length(row.sum(|place| row.y(place).powi(2))), length(row.sum(|place| row.t(place).powi(2))));
                let cos = row.sum(|place| row.y(place) * row.t(place)) / (y * t);
                (-cos, (y, t, cos))
            },
            |row, (y, t, cos), place| {
                let along = if *y > EPSILON { cos * row.y(place) / y } else { 0.0 };
                (along - row.t(place) / t) / y
            },
        );
    }
}
