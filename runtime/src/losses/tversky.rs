//! `Tversky`: two areas are to overlap, with a price for what is missed and for what is too much.

use super::overlap::of_overlap;
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::error::{Error, Result};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// 1 − o / (o + α · m + β · w + 10⁻⁷), with o = Σ t · y, m = Σ t · (1 − y) and w = Σ (1 − t) · y.
///
/// The sums are over all elements of all samples of a batch, so that a batch has one loss, as in Keras; with
/// [`per_sample`](Self::per_sample) each sample has its own. For any output; the target is a [`Batch`](crate::Batch) of its shape, from 0 to 1. Sample
/// weights ask for `per_sample`.
///
/// Defaults: α 0.5, β 0.5, `per_sample` false. Source: Keras 3, `keras.losses.Tversky`; Salehi et al., 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), Tversky::new(), ());
/// let (x, y) = (Batch::from([[1.0_f32, 0.0]]), Batch::from([[1.0_f32, 1.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 1.0 / 3.0).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Tversky {
    alpha: f64,
    beta: f64,
    per_sample: bool,
}

impl Tversky {
    /// With α and β of 0.5, over a whole batch.
    #[must_use]
    pub const fn new() -> Self {
        Self { alpha: 0.5, beta: 0.5, per_sample: false }
    }

    /// The price of what is missed, not negative; default 0.5.
    #[must_use]
    pub const fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = alpha;
        self
    }

    /// The price of what is too much, not negative; default 0.5.
    #[must_use]
    pub const fn beta(mut self, beta: f64) -> Self {
        self.beta = beta;
        self
    }

    /// Whether each sample has a loss of its own, Keras's `axis` of all but the first; default `false`.
    #[must_use]
    pub const fn per_sample(mut self, per_sample: bool) -> Self {
        self.per_sample = per_sample;
        self
    }
}

impl Default for Tversky {
    fn default() -> Self {
        Self::new()
    }
}

impl LossWeight for Tversky {}

impl<K: Kind> Loss<K> for Tversky {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let Self { alpha, beta, .. } = *self;
        of_overlap(head, losses, seed, self.per_sample, |overlap, truths, outputs| {
            let all = overlap + alpha * (truths - overlap) + beta * (outputs - overlap) + EPSILON;
            [[overlap, 1.0, 0.0], [all, 1.0 - alpha - beta, beta]]
        });
    }

    fn check(&self) -> Result<()> {
        for (name, number) in [("alpha", self.alpha), ("beta", self.beta)] {
            if !(number >= 0.0 && number.is_finite()) {
                return Err(Error::argument(name, number, "it must be finite and not negative"));
            }
        }
        Ok(())
    }
}
