//! `ModelCheckpoint`: the model as a file, each epoch or only when it got better.

use std::path::{Path, PathBuf};

use super::monitor::{Monitor, monitor_options};
use super::pattern::Pattern;
use super::{Answer, Callback, Every, Logs, Mode, Run, State};
use crate::error::{Error, Result};

/// Writes the model to a file, atomically: at the end of each epoch or after each so many steps, always or only when a number is better
/// than ever before.
///
/// The name may hold `{epoch}` (from 1), with [`Every::Steps`] `{batch}`, and any number of the logs, with Python's formats:
/// `model-{epoch:02d}-{val_loss:.2f}.safetensors`. Folders that are missing are made. The file holds the model with what the optimizer
/// remembers ([`Compiled::save`](crate::Compiled::save)), or only the weights; `Classifier::load(path)` reads the model from both.
///
/// Defaults: monitor `val_loss`, mode by the name, always saved, whole, each epoch, no threshold. The best number is kept from one run
/// to the next. Source: Keras 3, `keras.callbacks.ModelCheckpoint`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// # let folder = std::env::temp_dir().join(format!("neurotype-checkpoint-{}", std::process::id()));
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
/// let best = ModelCheckpoint::new(folder.join("best.safetensors")).save_best_only(true);
/// model.fit(&x, &y).validation(&x, &y).epochs(5).verbose(false).callback(best).run()?;
/// assert_eq!(Line::load(folder.join("best.safetensors"))?.parameters(), model.parameters());
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct ModelCheckpoint {
    path: PathBuf,
    monitor: Monitor,
    save_best_only: bool,
    save_weights_only: bool,
    save_freq: Every,
    verbose: bool,
    best: Option<f64>,
    #[serde(skip)]
    counted: usize,
}

impl ModelCheckpoint {
    /// Writes to this file.
    #[must_use]
    pub fn new(path: impl AsRef<Path>) -> Self {
        Self {
            path: path.as_ref().to_owned(),
            monitor: Monitor::new("val_loss", 0.0),
            save_best_only: false,
            save_weights_only: false,
            save_freq: Every::Epoch,
            verbose: false,
            best: None,
            counted: 0,
        }
    }

    monitor_options!("The number to follow with `save_best_only`; default `val_loss`.");

    /// Whether only a model is saved that is better than all before; default `false`.
    #[must_use]
    pub fn save_best_only(mut self, best_only: bool) -> Self {
        self.save_best_only = best_only;
        self
    }

    /// Whether what the optimizer remembers is left out; default `false`.
    #[must_use]
    pub fn save_weights_only(mut self, weights_only: bool) -> Self {
        self.save_weights_only = weights_only;
        self
    }

    /// When it is saved; default at the end of each epoch.
    #[must_use]
    pub fn save_freq(mut self, save_freq: Every) -> Self {
        self.save_freq = save_freq;
        self
    }

    /// What the first model that is saved must beat, with `save_best_only`; default none.
    #[must_use]
    pub fn initial_value_threshold(mut self, threshold: f64) -> Self {
        self.best = Some(threshold);
        self
    }

    /// Whether it says on standard output what it does; default `false`.
    #[must_use]
    pub fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    /// The best number so far, with `save_best_only`.
    #[must_use]
    pub fn best(&self) -> Option<f64> {
        self.best
    }

    fn pattern(&self) -> Result<Pattern> {
        let text = self.path.to_str();
        Pattern::parse(text.ok_or_else(|| Error::argument("path", self.path.display(), "it must be UTF-8"))?)
    }

    fn save(&mut self, run: &Run<'_>, logs: &Logs) -> Result<()> {
        let path = PathBuf::from(self.pattern()?.fill(run.epoch(), run.step(), logs));
        if self.save_best_only && !self.is_best(run, logs) {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|source| Error::file(folder, source))?;
        }
        if self.verbose {
            println!("Epoch {}: saving the model to {}", run.epoch(), path.display());
        }
        if self.save_weights_only { run.save_weights(&path) } else { run.save(&path) }
    }

    fn is_best(&mut self, run: &Run<'_>, logs: &Logs) -> bool {
        let Some(current) = self.monitor.of(logs) else { return true };
        let improves = self.monitor.improves(current, self.best);
        if self.verbose {
            let best = self.best.map_or_else(|| "none".to_owned(), |best| format!("{best:.5}"));
            let verb = if improves { "improved" } else { "did not improve" };
            println!("Epoch {}: {} {verb} from {best} to {current:.5}", run.epoch(), self.monitor.name);
        }
        if improves {
            self.best = Some(current);
        }
        improves
    }
}

#[diagnostic::do_not_recommend]
impl Callback for ModelCheckpoint {
    fn check(&self, names: &[String]) -> Result<()> {
        let in_steps = self.save_freq != Every::Epoch;
        // Validation has not been there yet when a step is done.
        let known: Vec<String> = names.iter().filter(|name| !(in_steps && name.starts_with("val_"))).cloned().collect();
        self.save_freq.check()?;
        self.pattern()?.check(&known, in_steps)?;
        if self.save_best_only { self.monitor.check(&known) } else { Ok(()) }
    }

    fn state(&self) -> Result<State> {
        State::of(&(self.best, self.counted))
    }

    fn restore(&mut self, state: &State) -> Result<()> {
        (self.best, self.counted) = state.get()?;
        Ok(())
    }

    fn on_train_batch_end(&mut self, run: &mut Run<'_>, logs: &Logs) -> Result<Answer> {
        if self.save_freq.is_due(&mut self.counted) {
            self.save(run, logs)?;
        }
        Ok(Answer::Continue)
    }

    fn on_epoch_end(&mut self, run: &mut Run<'_>, logs: &mut Logs) -> Result<Answer> {
        if self.save_freq == Every::Epoch {
            self.save(run, logs)?;
        }
        Ok(Answer::Continue)
    }
}
