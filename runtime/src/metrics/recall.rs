//! `Recall`: how many of the yeses are found.

use super::Metric;
use super::confusion::Confusion;
use crate::losses::Head;
use crate::outputs::Bernoulli;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The share of the targets that are a yes which the answers find; 0 if there are none. An answer is a yes if it is above the threshold, a target if it is above 0.5. For an output of
/// independent probabilities (`sigmoid`).
///
/// In logs `recall`. Default: threshold 0.5. Source: Keras 3, `keras.metrics.Recall`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy, Recall::new());
/// let x = Batch::from([[1.0_f32], [2.0], [3.0], [-1.0], [-2.0]]);
/// let y = Batch::from([[1.0_f32], [1.0], [0.0], [1.0], [1.0]]);
/// assert_eq!(model.evaluate(&x, &y)?.get("recall"), Some(0.5));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Recall {
    threshold: f64,
}

impl Recall {
    /// With a threshold of 0.5.
    #[must_use]
    pub const fn new() -> Self {
        Self { threshold: 0.5 }
    }

    /// What is above it is a yes; default 0.5.
    #[must_use]
    pub const fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }
}

impl Default for Recall {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Shape> Metric<Bernoulli, S> for Recall {
    type State = Confusion;

    fn name(&self) -> Option<&'static str> {
        Some("recall")
    }

    fn update<T: Scalar>(&self, state: &mut Confusion, head: &Head<'_, T>) {
        state.count(head, self.threshold);
    }

    fn result(&self, state: &Confusion) -> f64 {
        state.share_beside(state.false_negatives)
    }
}
