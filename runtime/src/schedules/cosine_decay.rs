//! `CosineDecay`: the rate falls along half a cosine, after a warm-up if wanted.

use std::f64::consts::PI;

use super::{Schedule, allow, allow_steps};
use crate::error::Result;

/// `η · ((1 − α) · (1 + cos(π · t/s)) / 2 + α)` after t steps, with s `decay_steps`; from s on `α · η`.
///
/// With a [`warmup`](Self::warmup) the rate first rises from η to a target in a straight line, and the cosine begins there. Defaults: α 0,
/// no warm-up. Source: Keras 3, `keras.optimizers.schedules.CosineDecay`; Loshchilov and Hutter, 2016.
///
/// ```
/// use neurotype::schedules::{CosineDecay, Schedule};
///
/// let schedule = CosineDecay::new(0.0, 100).warmup(0.5, 10);
/// assert_eq!([0, 5, 10, 110].map(|step| schedule.rate(step)), [0.0, 0.25, 0.5, 0.0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CosineDecay {
    initial_learning_rate: f64,
    decay_steps: u64,
    alpha: f64,
    warmup: Option<(f64, u64)>,
}

impl CosineDecay {
    /// From this rate down in so many steps.
    #[must_use]
    pub const fn new(initial_learning_rate: f64, decay_steps: u64) -> Self {
        Self { initial_learning_rate, decay_steps, alpha: 0.0, warmup: None }
    }

    /// Which share of the rate is left at the end; default 0.
    #[must_use]
    pub const fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = alpha;
        self
    }

    /// Rises to this rate in so many steps first: Keras's `warmup_target` and `warmup_steps`.
    #[must_use]
    pub const fn warmup(mut self, target: f64, steps: u64) -> Self {
        self.warmup = Some((target, steps));
        self
    }
}

#[diagnostic::do_not_recommend]
impl Schedule for CosineDecay {
    fn rate(&self, steps: u64) -> f64 {
        let begin = self.initial_learning_rate;
        let (from, steps) = match self.warmup {
            Some((target, warmup)) if steps < warmup => {
                return begin + (target - begin) * steps as f64 / warmup as f64;
            }
            Some((target, warmup)) => (target, steps - warmup),
            None => (begin, steps),
        };
        let share = (steps as f64 / self.decay_steps as f64).min(1.0);
        from * ((1.0 - self.alpha) * 0.5 * (1.0 + (PI * share).cos()) + self.alpha)
    }

    fn check(&self) -> Result<()> {
        if let Some((target, _)) = self.warmup {
            allow("warmup", target)?;
        }
        allow("initial_learning_rate", self.initial_learning_rate)?;
        allow("alpha", self.alpha)?;
        allow_steps("decay_steps", self.decay_steps)
    }
}
