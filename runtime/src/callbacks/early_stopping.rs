//! `EarlyStopping`: ends a training that does not get better.

use super::monitor::{Monitor, monitor_options};
use super::{Answer, Callback, Logs, Mode, Run, State};
use crate::error::Result;

/// Stops when a number has not become better for some epochs.
///
/// With w the epochs since the best one: an epoch that is better by more than `min_delta` sets w to 0 (with a `baseline`, only
/// if it beats that too); w ≥ `patience` stops, though never after the first epoch. Defaults: monitor `val_loss`,
/// `min_delta` 0, `patience` 0, mode by the name, no baseline, weights not restored, from the first epoch on. Source: Keras 3,
/// `keras.callbacks.EarlyStopping`.
///
/// ```
/// use neurotype::callbacks::EarlyStopping;
///
/// let mut early_stopping = EarlyStopping::new().patience(10).restore_best_weights(true);
/// // model.fit(&x, &y).validation(&v, &w).callback(&mut early_stopping).run()?;
/// assert_eq!(early_stopping.stopped_epoch(), None);
/// # let _ = &mut early_stopping;
/// ```
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct EarlyStopping {
    monitor: Monitor,
    patience: usize,
    baseline: Option<f64>,
    restore_best_weights: bool,
    start_from_epoch: usize,
    verbose: bool,
    #[serde(skip)]
    wait: usize,
    #[serde(skip)]
    best: Option<f64>,
    #[serde(skip)]
    best_epoch: usize,
    #[serde(skip)]
    best_weights: Option<Vec<f64>>,
    #[serde(skip)]
    stopped_epoch: Option<usize>,
}

impl EarlyStopping {
    /// With Keras's defaults.
    #[must_use]
    pub fn new() -> Self {
        Self {
            monitor: Monitor::new("val_loss", 0.0),
            patience: 0,
            baseline: None,
            restore_best_weights: false,
            start_from_epoch: 0,
            verbose: false,
            wait: 0,
            best: None,
            best_epoch: 0,
            best_weights: None,
            stopped_epoch: None,
        }
    }

    monitor_options!("The number to follow; default `val_loss`.");

    /// By more than how much a better number must differ, not negative; default 0.
    #[must_use]
    pub fn min_delta(mut self, min_delta: f64) -> Self {
        self.monitor.min_delta = min_delta;
        self
    }

    /// How many epochs without a better number are allowed; default 0.
    #[must_use]
    pub fn patience(mut self, patience: usize) -> Self {
        self.patience = patience;
        self
    }

    /// What the number must beat besides its own best; default none.
    #[must_use]
    pub fn baseline(mut self, baseline: f64) -> Self {
        self.baseline = Some(baseline);
        self
    }

    /// Whether the model gets the weights of the best epoch when training ends, stopped or not; default `false`.
    #[must_use]
    pub fn restore_best_weights(mut self, restore: bool) -> Self {
        self.restore_best_weights = restore;
        self
    }

    /// How many epochs pass before it looks; default 0.
    #[must_use]
    pub fn start_from_epoch(mut self, epoch: usize) -> Self {
        self.start_from_epoch = epoch;
        self
    }

    /// Whether it says on standard output what it does; default `false`.
    #[must_use]
    pub fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    /// The epoch, from 1, after which it stopped the last run, if it did.
    #[must_use]
    pub fn stopped_epoch(&self) -> Option<usize> {
        self.stopped_epoch
    }

    /// The best epoch of the last run, from 1; none before the first.
    #[must_use]
    pub fn best_epoch(&self) -> Option<usize> {
        self.best.map(|_| self.best_epoch)
    }

    /// The number of the best epoch.
    #[must_use]
    pub fn best(&self) -> Option<f64> {
        self.best
    }

    fn keep(&mut self, run: &Run<'_>) {
        self.best_epoch = run.epoch();
        if self.restore_best_weights {
            self.best_weights = Some(run.weights());
        }
    }
}

impl Default for EarlyStopping {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl Callback for EarlyStopping {
    fn check(&self, names: &[String]) -> Result<()> {
        self.monitor.check(names)
    }

    fn state(&self) -> Result<State> {
        State::of(&(self.wait, self.best, self.best_epoch, &self.best_weights, self.stopped_epoch))
    }

    fn restore(&mut self, state: &State) -> Result<()> {
        (self.wait, self.best, self.best_epoch, self.best_weights, self.stopped_epoch) = state.get()?;
        Ok(())
    }

    fn on_train_begin(&mut self, _run: &mut Run<'_>) -> Result<()> {
        (self.wait, self.best, self.best_epoch) = (0, None, 0);
        (self.best_weights, self.stopped_epoch) = (None, None);
        Ok(())
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        let Some(current) = self.monitor.of(logs) else { return Ok(Answer::Continue) };
        if run.epoch() <= self.start_from_epoch {
            return Ok(Answer::Continue);
        }
        if self.restore_best_weights && self.best_weights.is_none() {
            self.keep(run);
        }
        self.wait = self.wait.saturating_add(1);
        if self.monitor.improves(current, self.best) {
            self.best = Some(current);
            self.keep(run);
            if self.baseline.is_none() || self.monitor.improves(current, self.baseline) {
                self.wait = 0;
            }
            return Ok(Answer::Continue);
        }
        if self.wait >= self.patience && run.epoch() > 1 {
            self.stopped_epoch = Some(run.epoch());
            return Ok(Answer::Stop);
        }
        Ok(Answer::Continue)
    }

    fn on_train_end(&mut self, run: &mut Run<'_>, _logs: &Logs) -> Result<()> {
        if let Some(epoch) = self.stopped_epoch.filter(|_| self.verbose) {
            println!("Epoch {epoch}: early stopping");
        }
        // What was interrupted may go on, with the weights that it has.
        let Some(weights) = self.best_weights.as_ref().filter(|_| !run.is_interrupted()) else { return Ok(()) };
        if self.verbose {
            println!("Restoring the weights of the best epoch: {}", self.best_epoch);
        }
        run.set_weights(weights);
        Ok(())
    }
}
