//! `ExponentialDecay`: the rate falls by the same factor again and again.

use super::{Schedule, allow, allow_steps};
use crate::error::Result;

/// `η · rateᵗ⸍ˢ` after t steps, with s `decay_steps`; with `staircase` t/s is rounded down.
///
/// Source: Keras 3, `keras.optimizers.schedules.ExponentialDecay`.
///
/// ```
/// use neurotype::schedules::{ExponentialDecay, Schedule};
///
/// let schedule = ExponentialDecay::new(0.5, 10, 0.25);
/// assert_eq!(schedule.rate(0), 0.5);
/// assert_eq!(schedule.rate(5), 0.25);
/// assert_eq!(schedule.rate(10), 0.125);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ExponentialDecay {
    initial_learning_rate: f64,
    decay_steps: u64,
    decay_rate: f64,
    staircase: bool,
}

impl ExponentialDecay {
    /// From this rate on, each so many steps times this factor.
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
impl Schedule for ExponentialDecay {
    fn rate(&self, steps: u64) -> f64 {
        let share = steps as f64 / self.decay_steps as f64;
        let share = if self.staircase { share.floor() } else { share };
        self.initial_learning_rate * self.decay_rate.powf(share)
    }

    fn check(&self) -> Result<()> {
        allow("initial_learning_rate", self.initial_learning_rate)?;
        allow_steps("decay_steps", self.decay_steps)?;
        allow("decay_rate", self.decay_rate)
    }
}
