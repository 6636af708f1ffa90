//! `Recall`: how many of the yeses are found.

use serde::{Deserialize, Serialize};

use super::Metric;
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
/// use neurotype::metrics::Recall;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy, Recall::new());
/// let x = Batch::from([[1.0_f32], [2.0], [3.0], [-1.0], [-2.0]]);
/// let y = Batch::from([[1.0_f32], [1.0], [0.0], [1.0], [1.0]]);
/// assert_eq!(model.evaluate(&x, &y)?.get("recall"), Some(0.5));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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

/// What was right, and what was not.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    true_positives: usize,
    false_negatives: usize,
}

impl<S: Shape> Metric<Bernoulli, S> for Recall {
    type State = Counts;

    fn name(&self) -> Option<&'static str> {
        Some("recall")
    }

    fn update<T: Scalar>(&self, state: &mut Counts, head: &Head<'_, T>) {
        for (y, t) in head.pairs() {
            let (answer, truth) = (y.to_f64() > self.threshold, t.to_f64() > 0.5);
            state.true_positives += usize::from(answer && truth);
            state.false_negatives += usize::from(!answer && truth);
        }
    }

    fn result(&self, state: &Counts) -> f64 {
        let Counts { true_positives, false_negatives } = *state;
        true_positives as f64 / ((true_positives + false_negatives) as f64).max(1.0)
    }
}
