//! `Precision`: how many of the yeses are right.

use super::Metric;
use super::confusion::Confusion;
use crate::losses::Head;
use crate::outputs::Bernoulli;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The share of right answers among those that say yes; 0 if none does. An answer is a yes if it is above the threshold, a target if it is above 0.5. For an output of
/// independent probabilities (`sigmoid`).
///
/// In logs `precision`. Default: threshold 0.5. Source: Keras 3, `keras.metrics.Precision`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy, Precision::new());
/// let x = Batch::from([[1.0_f32], [2.0], [3.0], [-1.0], [-2.0]]);
/// let y = Batch::from([[1.0_f32], [1.0], [0.0], [1.0], [1.0]]);
/// assert_eq!(model.evaluate(&x, &y)?.get("precision"), Some(2.0 / 3.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Precision {
    threshold: f64,
}

impl Precision {
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

impl Default for Precision {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Shape> Metric<Bernoulli, S> for Precision {
    type State = Confusion;

    fn name(&self) -> Option<&'static str> {
        Some("precision")
    }

    fn update<T: Scalar>(&self, state: &mut Confusion, head: &Head<'_, T>) {
        state.count(head, self.threshold);
    }

    fn result(&self, state: &Confusion) -> f64 {
        state.share_beside(state.false_positives)
    }
}
