//! `BinaryFocalCrossentropy`: a binary cross-entropy that looks at what is still wrong.

use super::binary_crossentropy::{inside, smooth, surprise};
use super::elementwise::mean_of_elements;
use super::focal::focal_options;
use super::{FromLogits, Head, Loss, LossWeight, Seed};
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
/// use neurotype::losses::BinaryFocalCrossentropy;
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

    /// The loss of one element.
    fn value(&self, y: f64, t: f64) -> f64 {
        let wrong = 1.0 - (t * y + (1.0 - t) * (1.0 - y));
        self.balance(t) * wrong.powf(self.gamma) * surprise(inside(y), t)
    }

    /// Its derivative by y.
    fn slope(&self, y: f64, t: f64) -> f64 {
        let (wrong, kept) = (1.0 - (t * y + (1.0 - t) * (1.0 - y)), inside(y));
        let of_surprise = if y == kept { (y - t) / (y * (1.0 - y)) } else { 0.0 };
        let power = if self.gamma == 0.0 { 0.0 } else { self.gamma * wrong.powf(self.gamma - 1.0) };
        let of_factor = -power * (2.0 * t - 1.0);
        self.balance(t) * (of_factor * surprise(kept, t) + wrong.powf(self.gamma) * of_surprise)
    }

    fn balance(&self, t: f64) -> f64 {
        if self.apply_class_balancing { t * self.alpha + (1.0 - t) * (1.0 - self.alpha) } else { 1.0 }
    }
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
        let smooth = smooth::<f64>(self.label_smoothing);
        let slope = |y: T, t: T| T::from_f64(self.slope(y.to_f64(), smooth(t.to_f64())));
        mean_of_elements(head, losses, seed, |y, t| self.value(y, smooth(t)), slope);
    }

    fn check(&self) -> Result<()> {
        self.allow()
    }
}

impl Loss<Logits> for FromLogits<BinaryFocalCrossentropy> {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let smooth = smooth::<f64>(self.0.label_smoothing);
        let sigmoid = |z: f64| 1.0 / (1.0 + (-z).exp());
        let slope = |z: T, t: T| {
            let y = sigmoid(z.to_f64());
            T::from_f64(self.0.slope(y, smooth(t.to_f64())) * y * (1.0 - y))
        };
        mean_of_elements(head, losses, seed, |z, t| self.0.value(sigmoid(z), smooth(t)), slope);
    }

    fn check(&self) -> Result<()> {
        self.0.allow()
    }
}
