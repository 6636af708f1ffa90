//! `LearningRateScheduler`: a learning rate for each epoch.

use std::fmt;

use super::{Answer, Callback, Logs, Run};
use crate::error::Result;

/// Sets the learning rate at the beginning of each epoch to `schedule(epoch, rate)`: the epoch from 0, as in Keras, and the
/// rate so far. Each epoch's `learning_rate` stands in the history. Source: Keras 3, `keras.callbacks.LearningRateScheduler`.
///
/// ```
/// use neurotype::callbacks::LearningRateScheduler;
///
/// let decay = LearningRateScheduler::new(|epoch, rate| if epoch < 10 { rate } else { rate * 0.9 });
/// # let _ = decay;
/// ```
pub struct LearningRateScheduler<F> {
    schedule: F,
    verbose: bool,
}

impl<F: FnMut(usize, f64) -> f64> LearningRateScheduler<F> {
    /// With this schedule.
    #[must_use]
    pub fn new(schedule: F) -> Self {
        Self { schedule, verbose: false }
    }

    /// Whether it says on standard output what it does; default `false`.
    #[must_use]
    pub fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }
}

impl<F> fmt::Debug for LearningRateScheduler<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LearningRateScheduler").finish_non_exhaustive()
    }
}

#[diagnostic::do_not_recommend]
impl<F: FnMut(usize, f64) -> f64> Callback for LearningRateScheduler<F> {
    fn adds(&self) -> &[&str] {
        &["learning_rate"]
    }

    fn on_epoch_begin(&mut self, run: &mut Run<'_>) -> Result<()> {
        let rate = (self.schedule)(run.epoch() - 1, run.learning_rate());
        run.set_learning_rate(rate)?;
        if self.verbose {
            println!("Epoch {}: the learning rate is set to {rate}", run.epoch());
        }
        Ok(())
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        logs.set("learning_rate", run.learning_rate());
        Ok(Answer::Continue)
    }
}
