//! `BinaryFocalCrossentropy`: a binary cross-entropy that looks at what is still wrong.

use super::binary_crossentropy::{inside, smooth, surprise};
use super::elementwise::mean_of_elements;
use super::focal::{focal_options, of_power, power};
use super::{FromLogits, Head, Loss, LossWeight, Seed};
use crate::activations::logistic;
use crate::error::Result;
use crate::outputs::{Bernoulli, Logits};
use crate::scalar::Scalar;
use crate::shape::Shape;

/// `(1 − p)^γ` times the binary cross-entropy, with p = t · y + (1 − t) · (1 − y) the probability of the right answer, the mean over all elements
/// of a sample; with class balancing also times α for a yes and 1 − α for a no. For an output of independent probabilities (`sigmoid`), or
/// [`from_logits`](Self::from_logits) of raw numbers; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Defaults: γ 2.0, α 0.25, `apply_class_balancing` false, `label_smoothing` 0.0. Source: Keras 3, `keras.losses.BinaryFocalCrossentropy`; Lin et
/// al., 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryFocalCrossentropy::new(), ());
/// let (x, y) = (Batch::from([[0.0_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.25 * 2.0_f64.ln()).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BinaryFocalCrossentropy {
    apply_class_balancing: bool,
    alpha: f64,
    gamma: f64,
    label_smoothing: f64,
}

impl BinaryFocalCrossentropy {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { apply_class_balancing: false, alpha: 0.25, gamma: 2.0, label_smoothing: 0.0 }
    }

    /// Whether a yes counts α and a no 1 − α; default `false`.
    #[must_use]
    pub const fn apply_class_balancing(mut self, apply: bool) -> Self {
        self.apply_class_balancing = apply;
        self
    }

    focal_options!("With class balancing, how much a yes counts, against 1 − α of a no; default 0.25.");

    /// The loss of one element, in the output's own precision, whose functions are vectorised.
    #[inline(always)]
    fn value<T: Scalar>(self, y: T, t: T) -> T {
        self.balance(t) * power(wrong(y, t), self.gamma) * surprise(inside(y), t)
    }

    /// Its derivative by y.
    #[inline(always)]
    fn slope<T: Scalar>(self, y: T, t: T) -> T {
        let (wrong, kept) = (wrong(y, t), inside(y));
        let of_surprise = if y == kept { (y - t) / (y * (T::ONE - y)) } else { T::ZERO };
        let of_factor = of_power(wrong, self.gamma) * (T::ONE - t - t);
        self.balance(t) * (of_factor * surprise(kept, t) + power(wrong, self.gamma) * of_surprise)
    }

    #[inline(always)]
    fn balance<T: Scalar>(self, t: T) -> T {
        let alpha = T::from_f64(self.alpha);
        if self.apply_class_balancing { t * alpha + (T::ONE - t) * (T::ONE - alpha) } else { T::ONE }
    }
}

/// How much of a yes or no is missing.
#[inline(always)]
fn wrong<T: Scalar>(y: T, t: T) -> T {
    t * (T::ONE - y) + (T::ONE - t) * y
}

impl Default for BinaryFocalCrossentropy {
    fn default() -> Self {
        Self::new()
    }
}

impl LossWeight for BinaryFocalCrossentropy {}

impl Loss<Bernoulli> for BinaryFocalCrossentropy {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let (loss, smooth) = (*self, smooth::<T>(self.label_smoothing));
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            move |y, t| loss.value(T::from_f64(y), smooth(T::from_f64(t))).to_f64(),
            #[inline(always)]
            move |y, t| loss.slope(y, smooth(t)),
        );
    }

    fn check(&self) -> Result<()> {
        self.allow()
    }
}

impl Loss<Logits> for FromLogits<BinaryFocalCrossentropy> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let (loss, smooth) = (self.0, smooth::<T>(self.0.label_smoothing));
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            move |z, t| loss.value(logistic(T::from_f64(z)), smooth(T::from_f64(t))).to_f64(),
            #[inline(always)]
            move |z, t| {
                let y = logistic(z);
                loss.slope(y, smooth(t)) * y * (T::ONE - y)
            },
        );
    }

    fn check(&self) -> Result<()> {
        self.0.allow()
    }
}
