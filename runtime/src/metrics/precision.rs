//! `Precision`: how many of the yeses are right.

use serde::{Deserialize, Serialize};

use super::Metric;
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
/// use neurotype::metrics::Precision;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy, Precision::new());
/// let x = Batch::from([[1.0_f32], [2.0], [3.0], [-1.0], [-2.0]]);
/// let y = Batch::from([[1.0_f32], [1.0], [0.0], [1.0], [1.0]]);
/// assert_eq!(model.evaluate(&x, &y)?.get("precision"), Some(2.0 / 3.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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

/// What was right, and what was not.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    true_positives: usize,
    false_positives: usize,
}

impl<S: Shape> Metric<Bernoulli, S> for Precision {
    type State = Counts;

    fn name(&self) -> Option<&'static str> {
        Some("precision")
    }

    fn update<T: Scalar>(&self, state: &mut Counts, head: &Head<'_, T>) {
        for (y, t) in head.pairs() {
            let (answer, truth) = (y.to_f64() > self.threshold, t.to_f64() > 0.5);
            state.true_positives += usize::from(answer && truth);
            state.false_positives += usize::from(answer && !truth);
        }
    }

    fn result(&self, state: &Counts) -> f64 {
        let Counts { true_positives, false_positives } = *state;
        true_positives as f64 / ((true_positives + false_positives) as f64).max(1.0)
    }
}
