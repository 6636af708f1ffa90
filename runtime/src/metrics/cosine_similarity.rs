//! `CosineSimilarity`: how far directions agree.

use super::Metric;
use super::mean::Mean;
use crate::kernels;
use crate::losses::{Head, directions, rows};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// cos of the angle between output and target along the last axis, from −1 to 1 (the same direction), the mean over all; lengths below 10⁻⁷ count
/// as that. For any output; the target is a [`Batch`](crate::Batch) of its shape. The [loss](crate::losses::CosineSimilarity) has
/// the other sign.
///
/// In logs `cosine_similarity`. Source: Keras 3, `keras.metrics.CosineSimilarity`.
///
/// ```
/// use neurotype::metrics::CosineSimilarity;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, CosineSimilarity);
/// let (x, y) = (Batch::from([[3.0_f32, 4.0], [1.0, 0.0]]), Batch::from([[6.0_f32, 8.0], [0.0, 5.0]]));
/// assert!((model.evaluate(&x, &y)?.get("cosine_similarity").unwrap() - 0.5).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CosineSimilarity;

plain!(CosineSimilarity);

impl<K: Kind, S: Shape> Metric<K, S> for CosineSimilarity {
    type State = Mean;

    fn name(&self) -> Option<&'static str> {
        Some("cosine_similarity")
    }

    fn update<T: Scalar>(&self, state: &mut Mean, head: &Head<'_, T>) {
        for (sample, _, row) in rows(head, 0.0) {
            let (cos, _) = kernels::vectorized::<T, _>(
                #[inline(always)]
                move || directions(&row),
            );
            state.add(cos.into_iter().take(head.samples - sample));
        }
    }

    fn result(&self, state: &Mean) -> f64 {
        state.get()
    }
}
