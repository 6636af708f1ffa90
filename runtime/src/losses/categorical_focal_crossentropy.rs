//! `CategoricalFocalCrossentropy`: a cross-entropy that looks at what is still wrong.

use super::focal::{double_power, focal_options};
use super::rows::{Row, mean_of_rows};
use super::{EPSILON, FromLogits, Head, Loss, LossWeight, Seed};
use crate::error::Result;
use crate::outputs::{Logits, Probabilities};
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −α · Σ (1 − yᵢ)^γ · tᵢ · ln yᵢ along the last axis, the mean over all other axes. For an output of probabilities (`softmax`), or
/// [`from_logits`](Self::from_logits) of raw numbers; the target is a [`Batch`](crate::Batch) of its shape, one-hot or any distribution.
/// Probabilities are kept 10⁻⁷ away from 0 and 1.
///
/// Defaults: α 0.25, γ 2.0, `label_smoothing` 0.0. Source: Keras 3, `keras.losses.CategoricalFocalCrossentropy`; Lin et al., 2017.
///
/// ```
/// use neurotype::losses::CategoricalFocalCrossentropy;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> softmax } }
/// let model = Net::new(42).compile(Sgd::new(0.1), CategoricalFocalCrossentropy::new(), ());
/// let (x, y) = (Batch::from([[0.0_f32, 0.0]]), Batch::from([[1.0_f32, 0.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.25 * 0.25 * 2.0_f64.ln()).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CategoricalFocalCrossentropy {
    alpha: f64,
    gamma: f64,
    label_smoothing: f64,
}

impl CategoricalFocalCrossentropy {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { alpha: 0.25, gamma: 2.0, label_smoothing: 0.0 }
    }

    focal_options!("What all is multiplied by; default 0.25.");

    /// The loss of one probability.
    fn value(&self, y: f64, t: f64) -> f64 {
        // As most are where one class is right.
        if t == 0.0 {
            return 0.0;
        }
        let y = y.clamp(EPSILON, 1.0 - EPSILON);
        -self.alpha * double_power(1.0 - y, self.gamma) * t * y.ln()
    }

    /// Its derivative by y.
    fn slope(&self, y: f64, t: f64) -> f64 {
        if t == 0.0 || !(EPSILON..=1.0 - EPSILON).contains(&y) {
            return 0.0;
        }
        let of_factor = self.gamma * double_power(1.0 - y, self.gamma - 1.0) * y.ln();
        self.alpha * t * (of_factor - double_power(1.0 - y, self.gamma) / y)
    }

    /// The loss of a row whose probabilities are given, and the mean of the slopes by them.
    fn row<T: Scalar>(&self, row: &Row<'_, T>, y: impl Fn(usize) -> f64) -> (f64, f64) {
        let loss = row.sum(|place| self.value(y(place), row.t(place)));
        (loss, row.sum(|place| self.slope(y(place), row.t(place)) * y(place)))
    }
}

impl Default for CategoricalFocalCrossentropy {
    fn default() -> Self {
        Self::new()
    }
}

impl LossWeight for CategoricalFocalCrossentropy {}

impl Loss<Probabilities> for CategoricalFocalCrossentropy {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_rows(
            head,
            losses,
            seed,
            self.label_smoothing,
            |row| {
                let sum = row.sum(|place| row.y(place));
                let (loss, mean) = self.row(row, |place| row.y(place) / sum);
                (loss, (sum, mean))
            },
            |row, (sum, mean), place| (self.slope(row.y(place) / sum, row.t(place)) - mean) / sum,
        );
    }

    fn check(&self) -> Result<()> {
        self.allow()
    }
}

impl Loss<Logits> for FromLogits<CategoricalFocalCrossentropy> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_rows(
            head,
            losses,
            seed,
            self.0.label_smoothing,
            |row| {
                let log = row.log_sum_exp();
                let (loss, mean) = self.0.row(row, |place| (row.y(place) - log).exp());
                (loss, (log, mean))
            },
            |row, (log, mean), place| {
                let y = (row.y(place) - log).exp();
                y * (self.0.slope(y, row.t(place)) - mean)
            },
        );
    }

    fn check(&self) -> Result<()> {
        self.0.allow()
    }
}
