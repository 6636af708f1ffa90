//! `CosineDecayRestarts`: half cosines, one after the other.

use super::{Schedule, allow, allow_steps};
use crate::error::Result;

/// Periods of a [`CosineDecay`](super::CosineDecay): the first of `first_decay_steps`, each next one `t_mul` times as long, its rate `m_mul` times as
/// large.
///
/// Defaults: `t_mul` 2, `m_mul` 1, α 0. Source: Keras 3, `keras.optimizers.schedules.CosineDecayRestarts`; Loshchilov and Hutter, 2016.
///
/// ```
/// use neurotype::schedules::{CosineDecayRestarts, Schedule};
///
/// let schedule = CosineDecayRestarts::new(1.0, 10);
/// assert_eq!(schedule.rate(0), 1.0);
/// assert_eq!(schedule.rate(10), 1.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CosineDecayRestarts {
    initial_learning_rate: f64,
    first_decay_steps: u64,
    t_mul: f64,
    m_mul: f64,
    alpha: f64,
}

impl CosineDecayRestarts {
    /// From this rate down in so many steps, and again.
    #[must_use]
    pub const fn new(initial_learning_rate: f64, first_decay_steps: u64) -> Self {
        Self { initial_learning_rate, first_decay_steps, t_mul: 2.0, m_mul: 1.0, alpha: 0.0 }
    }

    /// How much longer each period is, at least 1; default 2.
    #[must_use]
    pub const fn t_mul(mut self, t_mul: f64) -> Self {
        self.t_mul = t_mul;
        self
    }

    /// How much larger its rate is; default 1.
    #[must_use]
    pub const fn m_mul(mut self, m_mul: f64) -> Self {
        self.m_mul = m_mul;
        self
    }

    /// Which share of the rate is left at the end of a period; default 0.
    #[must_use]
    pub const fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = alpha;
        self
    }
}

#[diagnostic::do_not_recommend]
impl Schedule for CosineDecayRestarts {
    fn rate(&self, steps: u64) -> f64 {
        let completed = steps as f64 / self.first_decay_steps as f64;
        let (period, share) = if self.t_mul == 1.0 {
            (completed.floor(), completed.fract())
        } else {
            let period = ((1.0 - completed * (1.0 - self.t_mul)).ln() / self.t_mul.ln()).floor();
            let begin = (1.0 - self.t_mul.powf(period)) / (1.0 - self.t_mul);
            (period, (completed - begin) / self.t_mul.powf(period))
        };
        let cosine = 0.5 * self.m_mul.powf(period) * (1.0 + (std::f64::consts::PI * share).cos());
        self.initial_learning_rate * ((1.0 - self.alpha) * cosine + self.alpha)
    }

    fn check(&self) -> Result<()> {
        allow("initial_learning_rate", self.initial_learning_rate)?;
        allow_steps("first_decay_steps", self.first_decay_steps)?;
        allow("t_mul", self.t_mul - 1.0)?;
        allow("m_mul", self.m_mul)?;
        allow("alpha", self.alpha)
    }
}
