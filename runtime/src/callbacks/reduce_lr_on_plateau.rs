//! `ReduceLROnPlateau`: smaller steps when nothing gets better.

use super::monitor::{Monitor, monitor_options};
use super::{Answer, Callback, Logs, Mode, Run, State};
use crate::error::{Error, Result};

/// Multiplies the learning rate by `factor` when a number has not become better for `patience` epochs.
///
/// After that it waits `cooldown` epochs before it counts again; the rate never falls below `min_lr`. Each epoch's
/// `learning_rate` stands in the history. Defaults: monitor `val_loss`, `factor` 0.1, `patience` 10, mode by the name,
/// `min_delta` 10⁻⁴, `cooldown` 0, `min_lr` 0. Source: Keras 3, `keras.callbacks.ReduceLROnPlateau`.
///
/// ```
/// use neurotype::callbacks::ReduceLROnPlateau;
///
/// let reduce = ReduceLROnPlateau::new().factor(0.2).patience(5).min_lr(1e-5);
/// # let _ = reduce;
/// ```
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct ReduceLROnPlateau {
    monitor: Monitor,
    factor: f64,
    patience: usize,
    cooldown: usize,
    min_lr: f64,
    verbose: bool,
    #[serde(skip)]
    best: Option<f64>,
    #[serde(skip)]
    cooling: usize,
    #[serde(skip)]
    wait: usize,
}

impl ReduceLROnPlateau {
    /// With Keras's defaults.
    #[must_use]
    pub fn new() -> Self {
        Self {
            monitor: Monitor::new("val_loss", 1e-4),
            factor: 0.1,
            patience: 10,
            cooldown: 0,
            min_lr: 0.0,
            verbose: false,
            best: None,
            cooling: 0,
            wait: 0,
        }
    }

    monitor_options!("The number to follow; default `val_loss`.");

    /// By more than how much a better number must differ, not negative; default 10⁻⁴.
    #[must_use]
    pub fn min_delta(mut self, min_delta: f64) -> Self {
        self.monitor.min_delta = min_delta;
        self
    }

    /// What the rate is multiplied by, above 0 and below 1; default 0.1.
    #[must_use]
    pub fn factor(mut self, factor: f64) -> Self {
        self.factor = factor;
        self
    }

    /// How many epochs without a better number lower the rate; default 10.
    #[must_use]
    pub fn patience(mut self, patience: usize) -> Self {
        self.patience = patience;
        self
    }

    /// How many epochs pass after that before it counts again; default 0.
    #[must_use]
    pub fn cooldown(mut self, cooldown: usize) -> Self {
        self.cooldown = cooldown;
        self
    }

    /// What the rate does not fall below; default 0.
    #[must_use]
    pub fn min_lr(mut self, min_lr: f64) -> Self {
        self.min_lr = min_lr;
        self
    }

    /// Whether it says on standard output what it does; default `false`.
    #[must_use]
    pub fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    /// Lowers the rate, unless it is as low as it may be.
    fn reduce(&mut self, run: &mut Run<'_>) -> Result<()> {
        let old = run.learning_rate();
        if old <= self.min_lr {
            return Ok(());
        }
        let rate = (old * self.factor).max(self.min_lr);
        run.set_learning_rate(rate)?;
        if self.verbose {
            println!("Epoch {}: the learning rate is lowered to {rate}", run.epoch());
        }
        (self.cooling, self.wait) = (self.cooldown, 0);
        Ok(())
    }
}

impl Default for ReduceLROnPlateau {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl Callback for ReduceLROnPlateau {
    fn check(&self, names: &[String]) -> Result<()> {
        if !(self.factor > 0.0 && self.factor < 1.0) {
            return Err(Error::argument("factor", self.factor, "it must be above 0 and below 1"));
        }
        if !(self.min_lr.is_finite() && self.min_lr >= 0.0) {
            return Err(Error::argument("min_lr", self.min_lr, "it must be finite and not negative"));
        }
        self.monitor.check(names)
    }

    fn adds(&self) -> &[&str] {
        &["learning_rate"]
    }

    fn state(&self) -> Result<State> {
        State::of(&(self.best, self.cooling, self.wait))
    }

    fn restore(&mut self, state: &State) -> Result<()> {
        (self.best, self.cooling, self.wait) = state.get()?;
        Ok(())
    }

    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        (self.best, self.cooling, self.wait) = (None, 0, 0);
        Ok(())
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        logs.set("learning_rate", run.learning_rate());
        let Some(current) = self.monitor.of(logs) else { return Ok(Answer::Continue) };
        if self.cooling > 0 {
            self.cooling -= 1;
            self.wait = 0;
        }
        if self.monitor.improves(current, self.best) {
            self.best = Some(current);
            self.wait = 0;
        } else if self.cooling == 0 {
            self.wait = self.wait.saturating_add(1);
            if self.wait >= self.patience {
                self.reduce(run)?;
            }
        }
        Ok(Answer::Continue)
    }
}
