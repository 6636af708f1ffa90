//! `FromLogits`: a cross-entropy of numbers that no activation has made probabilities of.

use super::{LossWeight, Smoothed};

/// A cross-entropy whose output are raw numbers (`Dense(10)` without an activation, or with `log_softmax`): it takes the softmax or the sigmoid
/// itself, which neither overflows nor vanishes. Made by `from_logits`, Keras's `from_logits=True`:
/// `SparseCategoricalCrossentropy.from_logits()`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> Dense(2) } }
/// let x = Batch::from([[0.0_f32, 1.0], [1.0, 0.0]]);
/// let y = Labels::new([0, 1])?;
/// let mut model = Net::new(42).compile(Sgd::new(1.0), SparseCategoricalCrossentropy.from_logits(), Accuracy);
/// let history = model.fit(&x, &y).epochs(50).verbose(false).run()?;
/// assert_eq!(history.last("accuracy"), Some(1.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FromLogits<L>(pub(super) L);

impl<L> LossWeight for FromLogits<L> {}

impl<L> FromLogits<L> {
    /// The same with targets that are not quite sure: see [`Smoothed`].
    #[must_use]
    pub const fn label_smoothing(self, smoothing: f64) -> Smoothed<Self> {
        Smoothed { loss: self, smoothing }
    }
}
