//! `KlDivergence`: how far a distribution is from another.

use super::rows::mean_of_rows;
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Probabilities;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Σ tᵢ · ln(tᵢ / yᵢ) along the last axis, the mean over all other axes, both kept from 10⁻⁷ to 1. For an output of probabilities (`softmax`); the
/// target is a [`Batch`](crate::Batch) of its shape, a distribution.
///
/// Source: Keras 3, `keras.losses.KLDivergence`.
///
/// ```
/// use neurotype::losses::KlDivergence;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> softmax } }
/// let model = Net::new(42).compile(Sgd::new(0.1), KlDivergence, ());
/// let (x, y) = (Batch::from([[0.0_f32, 0.0]]), Batch::from([[0.5_f32, 0.5]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.0).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct KlDivergence;

impl LossWeight for KlDivergence {}

impl Loss<Probabilities> for KlDivergence {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let inside = |number: f64| number.clamp(EPSILON, 1.0);
        mean_of_rows(
            head,
            losses,
            seed,
            0.0,
            |row| {
                let (y, t) = (|place| inside(row.y(place)), |place| inside(row.t(place)));
                (row.sum(|place| t(place) * (t(place) / y(place)).ln()), ())
            },
            |row, (), place| {
                let y = row.y(place);
                if (EPSILON..=1.0).contains(&y) { -inside(row.t(place)) / y } else { 0.0 }
            },
        );
    }
}
