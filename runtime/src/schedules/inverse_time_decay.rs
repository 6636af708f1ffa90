//! `InverseTimeDecay`: the rate falls like one over time.

use super::{Schedule, allow, allow_steps};
use crate::error::Result;

/// `η / (1 + rate · t/s)` after t steps, with s `decay_steps`; with `staircase` t/s is rounded down.
///
/// Source: Keras 3, `keras.optimizers.schedules.InverseTimeDecay`.
///
/// ```
/// use neurotype::schedules::{InverseTimeDecay, Schedule};
///
/// let schedule = InverseTimeDecay::new(0.5, 10, 1.0);
/// assert_eq!(schedule.rate(0), 0.5);
/// assert_eq!(schedule.rate(10), 0.25);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct InverseTimeDecay {
    initial_learning_rate: f64,
    decay_steps: u64,
    decay_rate: f64,
    staircase: bool,
}

impl InverseTimeDecay {
    /// From this rate on, one over one more this rate each so many steps.
    #[must_use]
    pub const fn new(initial_learning_rate: f64, decay_steps: u64, decay_rate: f64) -> Self {
        Self { initial_learning_rate, decay_steps, decay_rate, staircase: false }
    }

    /// Whether the share of steps counts in whole numbers only; default `false`.
    #[must_use]
    pub const fn staircase(mut self, staircase: bool) -> Self {
        self.staircase = staircase;
        self
    }
}

#[diagnostic::do_not_recommend]
impl Schedule for InverseTimeDecay {
    fn rate(&self, steps: u64) -> f64 {
        let share = steps as f64 / self.decay_steps as f64;
        let share = if self.staircase { share.floor() } else { share };
        self.initial_learning_rate / (1.0 + self.decay_rate * share)
    }

    fn check(&self) -> Result<()> {
        allow("initial_learning_rate", self.initial_learning_rate)?;
        allow_steps("decay_steps", self.decay_steps)?;
        allow("decay_rate", self.decay_rate)
    }
}
