//! Schedules: learning rates that change from step to step.
//!
//! An optimizer follows one with [`schedule`](crate::optimizers::Optimizer::schedule); a closure is one too:
//!
//! ```
//! use neurotype::prelude::*;
//!
//! let optimizer = Adam::default().schedule(CosineDecay::new(0.001, 10_000).warmup(0.01, 500));
//! assert_eq!(optimizer.learning_rate(0), 0.001);
//! let own = Sgd::default().schedule(|step: u64| 0.1 / (1.0 + step as f64));
//! assert_eq!(own.learning_rate(1), 0.05);
//! ```

mod cosine_decay;
mod cosine_decay_restarts;
mod exponential_decay;
mod inverse_time_decay;
mod piecewise_constant_decay;
mod polynomial_decay;

pub use cosine_decay::CosineDecay;
pub use cosine_decay_restarts::CosineDecayRestarts;
pub use exponential_decay::ExponentialDecay;
pub use inverse_time_decay::InverseTimeDecay;
pub use piecewise_constant_decay::PiecewiseConstantDecay;
pub use polynomial_decay::PolynomialDecay;

use crate::error::{Error, Result};

/// A learning rate for each step.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no schedule",
    label = "give one of `schedules`, such as `ExponentialDecay::new(0.01, 1_000, 0.9)`, or a closure `|step: u64| …`"
)]
pub trait Schedule: Send + Sync + 'static {
    /// The learning rate after so many steps: 0 for the first one.
    fn rate(&self, steps: u64) -> f64;

    /// Refuses settings that cannot work; called before the first step of a `fit`.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] with the setting and what is allowed.
    fn check(&self) -> Result<()> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<F: Fn(u64) -> f64 + Send + Sync + 'static> Schedule for F {
    fn rate(&self, steps: u64) -> f64 {
        self(steps)
    }
}

/// Refuses a number that is negative or not finite.
fn allow(argument: &str, held: f64) -> Result<()> {
    let fits = held.is_finite() && held >= 0.0;
    if fits { Ok(()) } else { Err(Error::argument(argument, held, "it must be finite and not negative")) }
}

/// Refuses 0 steps.
fn allow_steps(argument: &str, held: u64) -> Result<()> {
    if held > 0 { Ok(()) } else { Err(Error::argument(argument, held, "it must be at least 1 step")) }
}
