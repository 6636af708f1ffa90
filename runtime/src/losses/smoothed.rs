//! `Smoothed`: a cross-entropy whose targets are not quite sure.

use super::LossWeight;
use crate::error::{Error, Result};

/// A cross-entropy with label smoothing s, from 0 to 1: each target t of a distribution over n classes counts as `t · (1 − s) + s / n`, an
/// answer of yes or no as `t · (1 − s) + s / 2`. Made by `label_smoothing`, as in Keras:
/// `CategoricalCrossentropy.label_smoothing(0.1)`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> softmax } }
/// let (x, y) = (Batch::from([[0.0_f32, 0.0]]), Batch::from([[1.0_f32, 0.0]]));
/// let model = Net::new(42).compile(Sgd::new(1.0), CategoricalCrossentropy.label_smoothing(0.1), ());
/// assert!((model.evaluate(&x, &y)?.loss() - 2.0_f64.ln()).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Smoothed<L> {
    pub(super) loss: L,
    pub(super) smoothing: f64,
}

impl<L> LossWeight for Smoothed<L> {}

impl<L> Smoothed<L> {
    pub(super) fn allow(&self) -> Result<()> {
        let fits = (0.0..=1.0).contains(&self.smoothing);
        if fits { Ok(()) } else { Err(Error::argument("label_smoothing", self.smoothing, "it must be from 0 to 1")) }
    }
}
