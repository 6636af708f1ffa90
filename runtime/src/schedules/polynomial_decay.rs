//! `PolynomialDecay`: the rate falls to an end along a power.

use super::{Schedule, allow, allow_steps};
use crate::error::Result;

/// `(η − end) · (1 − t/s)ᵖ + end` after t steps, with s `decay_steps` and p `power`; from s on `end`. With `cycle` s grows to its next multiple
/// that is not below t.
///
/// Defaults: end 0.0001, power 1, no cycles. Source: Keras 3, `keras.optimizers.schedules.PolynomialDecay`.
///
/// ```
/// use neurotype::schedules::{PolynomialDecay, Schedule};
///
/// let schedule = PolynomialDecay::new(1.0, 10).end_learning_rate(0.5);
/// assert_eq!(schedule.rate(0), 1.0);
/// assert_eq!(schedule.rate(5), 0.75);
/// assert_eq!(schedule.rate(20), 0.5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PolynomialDecay {
    initial_learning_rate: f64,
    decay_steps: u64,
    end_learning_rate: f64,
    power: f64,
    cycle: bool,
}

impl PolynomialDecay {
    /// From this rate to the end in so many steps.
    #[must_use]
    pub const fn new(initial_learning_rate: f64, decay_steps: u64) -> Self {
        Self { initial_learning_rate, decay_steps, end_learning_rate: 0.0001, power: 1.0, cycle: false }
    }

    /// Where the rate ends; default 0.0001.
    #[must_use]
    pub const fn end_learning_rate(mut self, end_learning_rate: f64) -> Self {
        self.end_learning_rate = end_learning_rate;
        self
    }

    /// The power; default 1, a straight line.
    #[must_use]
    pub const fn power(mut self, power: f64) -> Self {
        self.power = power;
        self
    }

    /// Whether it begins again after the end; default `false`.
    #[must_use]
    pub const fn cycle(mut self, cycle: bool) -> Self {
        self.cycle = cycle;
        self
    }
}

#[diagnostic::do_not_recommend]
impl Schedule for PolynomialDecay {
    fn rate(&self, steps: u64) -> f64 {
        let whole = self.decay_steps as f64;
        let times = if self.cycle { (steps as f64 / whole).ceil().max(1.0) } else { 1.0 };
        let share = (steps as f64 / (whole * times)).min(1.0);
        (self.initial_learning_rate - self.end_learning_rate) * (1.0 - share).powf(self.power) + self.end_learning_rate
    }

    fn check(&self) -> Result<()> {
        allow("initial_learning_rate", self.initial_learning_rate)?;
        allow("end_learning_rate", self.end_learning_rate)?;
        allow("power", self.power)?;
        allow_steps("decay_steps", self.decay_steps)
    }
}
