//! `Dice`: two areas are to overlap.

use super::overlap::of_overlap;
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// 1 − 2 · Σ t · y / (Σ t + Σ y + 10⁻⁷).
///
/// The sums are over all elements of all samples of a batch, so that a batch has one loss, as in Keras; with
/// [`per_sample`](Self::per_sample) each sample has its own. For any output; the target is a [`Batch`](crate::Batch) of its shape, from 0 to 1. Sample
/// weights ask for `per_sample`.
///
/// Default: `per_sample` false. Source: Keras 3, `keras.losses.Dice`; Milletari et al., 2016.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), Dice::new(), ());
/// let (x, y) = (Batch::from([[1.0_f32, 0.0]]), Batch::from([[1.0_f32, 1.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 1.0 / 3.0).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Dice {
    per_sample: bool,
}

impl Dice {
    /// Over a whole batch.
    #[must_use]
    pub const fn new() -> Self {
        Self { per_sample: false }
    }

    /// Whether each sample has a loss of its own, Keras's `axis` of all but the first; default `false`.
    #[must_use]
    pub const fn per_sample(mut self, per_sample: bool) -> Self {
        self.per_sample = per_sample;
        self
    }
}

impl Default for Dice {
    fn default() -> Self {
        Self::new()
    }
}

impl LossWeight for Dice {}

impl<K: Kind> Loss<K> for Dice {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        of_overlap(head, losses, seed, self.per_sample, |overlap, truths, outputs| {
            [[2.0 * overlap, 2.0, 0.0], [truths + outputs + EPSILON, 0.0, 1.0]]
        });
    }
}
