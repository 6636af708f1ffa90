//! `BinaryCrossentropy`: how surprised probabilities of a yes are by the answers.

use super::elementwise::mean_of_elements;
use super::{EPSILON, FromLogits, Head, Loss, LossWeight, Seed, Smoothed};
use crate::activations::logistic;
use crate::error::Result;
use crate::outputs::{Bernoulli, Logits};
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −(t · ln y + (1 − t) · ln(1 − y)), the mean over all elements of a sample. For an output of independent probabilities
/// (`sigmoid`); the target is a [`Batch`](crate::Batch) of its shape, each number from 0 to 1.
///
/// [`from_logits`](Self::from_logits) is for outputs of raw numbers, [`label_smoothing`](Self::label_smoothing) for targets that are not quite
/// sure.
///
/// The gradient is computed together with the sigmoid, as y − t; in the value y is kept 10⁻⁷ away from 0 and 1, as Keras
/// does. Source: Keras 3, `keras.losses.BinaryCrossentropy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> Dense(1, sigmoid) } }
/// let x = Batch::from([[-2.0_f32], [-1.0], [1.0], [2.0]]);
/// let y = Batch::from([[0.0_f32], [0.0], [1.0], [1.0]]);
/// let mut model = Net::new(42).compile(Sgd::new(1.0), BinaryCrossentropy, Accuracy);
/// let history = model.fit(&x, &y).epochs(50).verbose(false).run()?;
/// assert_eq!(history.last("accuracy"), Some(1.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("BCELoss", "BCEWithLogitsLoss"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BinaryCrossentropy;

plain!(BinaryCrossentropy);

impl LossWeight for BinaryCrossentropy {}

impl BinaryCrossentropy {
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

/// What a target counts as.
#[inline(always)]
pub(super) fn smooth<T: Scalar>(smoothing: f64) -> impl Fn(T) -> T + Copy {
    let (stays, comes) = (T::from_f64(1.0 - smoothing), T::from_f64(0.5 * smoothing));
    move |t| t * stays + comes
}

/// A probability 10⁻⁷ away from 0 and 1.
#[inline(always)]
pub(super) fn inside<T: Scalar>(y: T) -> T {
    y.larger(T::from_f64(EPSILON)).smaller(T::from_f64(1.0 - EPSILON))
}

/// −(t · ln y + (1 − t) · ln(1 − y)), in the output's own precision, whose functions are vectorised.
#[inline(always)]
pub(super) fn surprise<T: Scalar>(y: T, t: T) -> T {
    -(t * y.ln() + (T::ONE - t) * (-y).ln_1p())
}

fn of_probabilities<T: Scalar>(head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>, smoothing: f64) {
    let through = seed.as_mut().is_some_and(Seed::through_activation);
    let smooth = smooth::<T>(smoothing);
    if through {
        return of_surprise(
            head,
            losses,
            seed,
            smooth,
            #[inline(always)]
            move |y, t| y - smooth(t),
        );
    }
    of_surprise(
        head,
        losses,
        seed,
        smooth,
        #[inline(always)]
        move |y, t| {
            let y = inside(y);
            (y - smooth(t)) / (y * (T::ONE - y))
        },
    );
}

/// The mean surprise, whose slope is one of two.
#[inline(always)]
fn of_surprise<T: Scalar>(
    head: &Head<'_, T>,
    losses: &mut [f64],
    seed: Option<Seed<'_, T>>,
    smooth: impl Fn(T) -> T + Copy,
    slope: impl Fn(T, T) -> T,
) {
    mean_of_elements(
        head,
        losses,
        seed,
        #[inline(always)]
        move |y, t| surprise(inside(T::from_f64(y)), smooth(T::from_f64(t))).to_f64(),
        slope,
    );
}

/// max(z, 0) − z · t + ln(1 + e^−|z|), which is exact also where ln(1 + eᶻ) − z · t would cancel.
#[inline(always)]
fn of_logit<T: Scalar>(z: T, t: T) -> T {
    z.larger(T::ZERO) - z * t + (-z.abs()).softplus()
}

fn of_logits<T: Scalar>(head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>, smoothing: f64) {
    let smooth = smooth::<T>(smoothing);
    mean_of_elements(
        head,
        losses,
        seed,
        #[inline(always)]
        move |z, t| of_logit(T::from_f64(z), smooth(T::from_f64(t))).to_f64(),
        #[inline(always)]
        move |z, t| logistic(z) - smooth(t),
    );
}

impl Loss<Bernoulli> for BinaryCrossentropy {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        of_probabilities(head, losses, seed, 0.0);
    }
}

impl Loss<Bernoulli> for Smoothed<BinaryCrossentropy> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        of_probabilities(head, losses, seed, self.smoothing);
    }

    fn check(&self) -> Result<()> {
        self.allow()
    }
}

impl Loss<Logits> for FromLogits<BinaryCrossentropy> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        of_logits(head, losses, seed, 0.0);
    }
}

impl Loss<Logits> for Smoothed<FromLogits<BinaryCrossentropy>> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        of_logits(head, losses, seed, self.smoothing);
    }

    fn check(&self) -> Result<()> {
        self.allow()
    }
}
