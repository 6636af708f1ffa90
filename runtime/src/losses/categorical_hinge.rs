//! `CategoricalHinge`: the right class is to lead by 1.

use super::rows::mean_of_rows;
use super::{Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// max(0, 1 + max ((1 − tᵢ) · yᵢ) − Σ tᵢ · yᵢ) along the last axis, the mean over all other axes. For any output; the target is a
/// [`Batch`](crate::Batch) of its shape, one-hot.
///
/// Source: Keras 3, `keras.losses.CategoricalHinge`.
///
/// ```
/// use neurotype::losses::CategoricalHinge;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), CategoricalHinge, ());
/// let (x, y) = (Batch::from([[2.0_f32, 1.5]]), Batch::from([[1.0_f32, 0.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.5).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CategoricalHinge;

impl LossWeight for CategoricalHinge {}

impl<K: Kind> Loss<K> for CategoricalHinge {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_rows(
            head,
            losses,
            seed,
            0.0,
            |row| {
                let beside = |place| (1.0 - row.t(place)) * row.y(place);
                let largest = row.places().map(beside).fold(f64::NEG_INFINITY, f64::max);
                // Of several that are the largest, all share the slope, as in Keras.
                let count = row.places().filter(|place| beside(*place) == largest).count();
                let loss = largest - row.sum(|place| row.t(place) * row.y(place)) + 1.0;
                (loss.larger(0.0), (loss > 0.0, largest, count as f64))
            },
            |row, (is_wrong, largest, count), place| {
                let (y, t) = (row.y(place), row.t(place));
                let leads = if (1.0 - t) * y == *largest { (1.0 - t) / count } else { 0.0 };
                if *is_wrong { leads - t } else { 0.0 }
            },
        );
    }
}
