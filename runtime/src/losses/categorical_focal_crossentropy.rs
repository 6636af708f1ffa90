//! `CategoricalFocalCrossentropy`: a cross-entropy that looks at what is still wrong.

use super::focal::{focal_options, power};
use super::rows::{Lanes, Row, mean_of_rows, to_scalars};
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

    /// The loss of one probability, and its derivative by it.
    #[inline(always)]
    fn of<T: Scalar>(self, y: T, t: T) -> [T; 2] {
        let (alpha, gamma) = (T::from_f64(self.alpha), T::from_f64(self.gamma));
        let (least, most) = (T::from_f64(EPSILON), T::from_f64(1.0 - EPSILON));
        let inside = y.larger(least).smaller(most);
        let (wrong, log) = (T::ONE - inside, inside.ln());
        let below = power(wrong, self.gamma - 1.0);
        let factor = if self.gamma == 0.0 { T::ONE } else { wrong * below };
        let slope = alpha * t * (gamma * below * log - factor / inside);
        [-alpha * factor * t * log, if inside == y { slope } else { T::ZERO }]
    }

    /// The loss of a row whose probabilities are given, and the mean of the slopes by them.
    #[inline(always)]
    fn row<T: Scalar, const KNOWN: usize>(
        self,
        row: &Row<'_, T>,
        known: [Lanes<T>; KNOWN],
        y: impl Fn(T, [T; KNOWN]) -> T,
    ) -> (Lanes<f64>, Lanes<T>) {
        let [loss, mean] = row.sums(
            known,
            #[inline(always)]
            move |number, t, known| {
                let y = y(number, known);
                let [loss, slope] = self.of(y, t);
                [loss, slope * y]
            },
        );
        (loss, to_scalars(mean))
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

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>) {
        let loss = *self;
        mean_of_rows(
            head,
            losses,
            seed.as_mut(),
            self.label_smoothing,
            #[inline(always)]
            move |row| {
                let [sum] = row.sums(
                    [],
                    #[inline(always)]
                    move |y, _, []| [y],
                );
                let sum = to_scalars(sum);
                let (loss, mean) = loss.row(
                    row,
                    [sum],
                    #[inline(always)]
                    move |y, [sum]| y / sum,
                );
                (loss, [sum, mean])
            },
            #[inline(always)]
            move |y, t, [sum, mean]| {
                let [_, slope] = loss.of(y / sum, t);
                (slope - mean) / sum
            },
        );
    }

    fn check(&self) -> Result<()> {
        self.allow()
    }
}

impl Loss<Logits> for FromLogits<CategoricalFocalCrossentropy> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>) {
        let loss = self.0;
        mean_of_rows(
            head,
            losses,
            seed.as_mut(),
            loss.label_smoothing,
            #[inline(always)]
            move |row| {
                let [largest, log] = row.log_sum_exp();
                let (loss, mean) = loss.row(
                    row,
                    [largest, log],
                    #[inline(always)]
                    move |z, [largest, log]| (z - largest - log).exp(),
                );
                (loss, [largest, log, mean])
            },
            #[inline(always)]
            move |z, t, [largest, log, mean]| {
                let y = (z - largest - log).exp();
                let [_, slope] = loss.of(y, t);
                y * (slope - mean)
            },
        );
    }

    fn check(&self) -> Result<()> {
        self.0.allow()
    }
}
