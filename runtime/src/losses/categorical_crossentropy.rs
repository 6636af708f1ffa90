//! `CategoricalCrossentropy`: how surprised a distribution is by another.

use super::rows::{Lanes, lanes, mean_of_rows, to_scalars};
use super::{FromLogits, Head, Loss, LossWeight, Seed, Smoothed};
use crate::error::Result;
use crate::outputs::{LogProbabilities, Logits, Probabilities};
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −Σ tᵢ · ln yᵢ along the last axis, the mean over all other axes. For an output of probabilities (`softmax`); the target
/// is a [`Batch`](crate::Batch) of its shape, one-hot or any distribution.
///
/// [`from_logits`](Self::from_logits) is for outputs of raw numbers, [`label_smoothing`](Self::label_smoothing) for targets that are not quite
/// sure.
///
/// The gradient is computed together with the softmax, as in
/// [`SparseCategoricalCrossentropy`](super::SparseCategoricalCrossentropy). Source: Keras 3,
/// `keras.losses.CategoricalCrossentropy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> Dense(2, softmax) } }
/// let x = Batch::from([[0.0_f32, 1.0], [1.0, 0.0]]);
/// let y = Batch::from([[0.9_f32, 0.1], [0.1, 0.9]]);
/// let mut model = Net::new(42).compile(Sgd::new(1.0), CategoricalCrossentropy, Accuracy);
/// let history = model.fit(&x, &y).epochs(100).verbose(false).run()?;
/// assert_eq!(history.last("accuracy"), Some(1.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CategoricalCrossentropy;

plain!(CategoricalCrossentropy);

impl LossWeight for CategoricalCrossentropy {}

impl CategoricalCrossentropy {
    /// For an output of raw numbers: see [`FromLogits`].
    #[must_use]
    pub const fn from_logits(self) -> FromLogits<Self> {
        FromLogits(self)
    }

    /// With targets that are not quite sure: see [`Smoothed`].
    #[must_use]
    pub const fn label_smoothing(self, smoothing: f64) -> Smoothed<Self> {
        Smoothed { loss: self, smoothing }
    }
}

/// −Σ tᵢ · ln(yᵢ / Σ y): of an output that sums to 1, as Keras makes sure.
fn of_probabilities<T: Scalar>(head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>, smoothing: f64) {
    let through = seed.as_mut().is_some_and(Seed::through_activation);
    mean_of_rows(
        head,
        losses,
        seed.as_mut(),
        smoothing,
        #[inline(always)]
        move |row| {
            let sums = row.sums(
                [],
                #[inline(always)]
                move |y, t, []| [y, t],
            );
            let [sum, mass]: [Lanes<T>; 2] = sums.map(to_scalars);
            let log = lanes(
                #[inline(always)]
                |lane| sum[lane].ln(),
            );
            let [loss] = row.sums(
                [log],
                #[inline(always)]
                move |y, t, [log]| [t * (log - y.larger(T::TINY).ln())],
            );
            (loss, [sum, mass])
        },
        #[inline(always)]
        move |y, t, [sum, mass]| {
            if through { y * mass - t } else { mass / sum - t / y.larger(T::TINY) }
        },
    );
}

/// −Σ tᵢ · (zᵢ − ln Σ eᶻ).
fn of_logits<T: Scalar>(head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>, smoothing: f64) {
    mean_of_rows(
        head,
        losses,
        seed.as_mut(),
        smoothing,
        #[inline(always)]
        move |row| {
            let [largest, log] = row.log_sum_exp();
            let [loss, mass] = row.sums(
                [largest, log],
                #[inline(always)]
                move |z, t, [largest, log]| [t * (largest - z + log), t],
            );
            (loss, [largest, log, to_scalars(mass)])
        },
        #[inline(always)]
        move |z, t, [largest, log, mass]| (z - largest - log).exp() * mass - t,
    );
}

impl Loss<Probabilities> for CategoricalCrossentropy {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        of_probabilities(head, losses, seed, 0.0);
    }
}

impl Loss<Probabilities> for Smoothed<CategoricalCrossentropy> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        of_probabilities(head, losses, seed, self.smoothing);
    }

    fn check(&self) -> Result<()> {
        self.allow()
    }
}

macro_rules! from_logits {
    ($($kind:ty),+) => {$(
        impl Loss<$kind> for FromLogits<CategoricalCrossentropy> {
            type Target<S: Shape> = S;

            fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
                of_logits(head, losses, seed, 0.0);
            }
        }

        impl Loss<$kind> for Smoothed<FromLogits<CategoricalCrossentropy>> {
            type Target<S: Shape> = S;

            fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
                of_logits(head, losses, seed, self.smoothing);
            }

            fn check(&self) -> Result<()> {
                self.allow()
            }
        }
    )+};
}
from_logits!(Logits, LogProbabilities);
