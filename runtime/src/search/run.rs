//! `Search`: trains again and again with other hyper-parameters.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::{HyperParameters, Next, Past, Scored, Trial, Trials, Tuner, record};
use crate::callbacks::{Mode, Monitor};
use crate::error::{Error, Result};

/// A search. Defaults: the objective `val_loss`, as many trials as the tuner wants, no file, one line a trial. Source: Keras Tuner 1.4.
///
/// ```
/// use neurotype::search::{RandomSearch, Search};
///
/// let search = Search::new(RandomSearch::new(42)).max_trials(50).verbose(false);
/// let trials = search.run(|hp| Ok((hp.float("x", -1.0..=1.0)? - 0.5).powi(2)))?;
/// assert!(trials.best().score() < Some(0.01));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a search does nothing before it runs"]
pub struct Search<T> {
    tuner: T,
    objective: Monitor,
    max_trials: Option<usize>,
    file: Option<PathBuf>,
    verbose: bool,
}

impl<T: Tuner> Search<T> {
    /// With what a tuner chooses.
    pub fn new(tuner: T) -> Self {
        Self { tuner, objective: Monitor::new("val_loss", 0.0), max_trials: None, file: None, verbose: true }
    }

    /// The number that is to become best; default `val_loss`. Of a history it is that of the best epoch.
    pub fn objective(mut self, name: &str) -> Self {
        name.clone_into(&mut self.objective.name);
        self
    }

    /// Whether smaller or larger is better; default by the name.
    pub fn mode(mut self, mode: Mode) -> Self {
        self.objective.mode = mode;
        self
    }

    /// How many trials there are at most, those in the file included; default 10 for tuners that never end, and for [`GridSearch`](super::GridSearch) and
    /// [`Hyperband`](super::Hyperband) as many as they have. A tuner may know before that nothing is left to try.
    pub fn max_trials(mut self, trials: usize) -> Self {
        self.max_trials = Some(trials);
        self
    }

    /// A JSON file for the trials, written whole after each; default none. Those that it holds already are not made again, so a search that was
    /// killed goes on with the trial that it was at. (Give the training a [`BackupAndRestore`](crate::callbacks::BackupAndRestore) on a file named after
    /// [`HyperParameters::trial`], and it goes on with the step that it was at.)
    pub fn file(mut self, path: impl AsRef<Path>) -> Self {
        self.file = Some(path.as_ref().to_owned());
        self
    }

    /// Whether a line for each trial goes to standard output; default `true`.
    pub fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    /// Runs it. A training whose loss is not finite any more, as with a learning rate that is too high, is a trial without a score. One that was
    /// interrupted, as with `StopOnCtrlC`, is none, and ends the search with the trials before.
    ///
    /// # Errors
    ///
    /// If an argument is not allowed; what the function gives as an error, any but such a loss; if the file cannot be read or written, or holds something
    /// else; if no trial has a score.
    pub fn run<R: Scored>(mut self, mut train: impl FnMut(&HyperParameters<'_>) -> Result<R>) -> Result<Trials> {
        self.max_trials = self.max_trials.or(self.tuner.max_trials());
        if self.max_trials == Some(0) {
            return Err(Error::argument("max_trials", 0, "a search needs at least 1"));
        }
        self.objective.check_mode("objective")?;
        let mut trials = Vec::new();
        if let Some(path) = &self.file {
            trials = record::read(path, &self.objective.name)?;
            // Whether the file can be written shows before a training, not behind it.
            record::write(path, &self.objective.name, &trials)?;
        }
        while self.max_trials.is_none_or(|most| trials.len() < most) {
            let Some(trial) = self.try_next(&trials, &mut train)? else { break };
            trials.push(trial);
            if let Some(path) = &self.file {
                record::write(path, &self.objective.name, &trials)?;
            }
            self.say(&trials);
        }
        if trials.iter().any(|trial| trial.score.is_some()) {
            return Ok(Trials::new(&self.objective, trials));
        }
        let (held, allowed) = if trials.is_empty() {
            ("not known".to_owned(), "no trial was finished: the first was interrupted, or the tuner had none to try")
        } else {
            let held = format!("not finite in any of {} trials", trials.len());
            (held, "a search needs one that it is finite in; try smaller learning rates, or scale the data")
        };
        Err(Error::argument(&self.objective.name, held, allowed))
    }

    /// The next trial; none if nothing is left to try, or if it was interrupted.
    fn try_next<R: Scored>(
        &mut self,
        past: &[Trial],
        train: &mut impl FnMut(&HyperParameters<'_>) -> Result<R>,
    ) -> Result<Option<Trial>> {
        let before = match self.tuner.begin(&Past::new(past, &self.objective))? {
            Next::New => None,
            Next::Again(number) => Some(numbered(past, number)?),
            Next::Nothing => return Ok(None),
        };
        let number = past.len() + 1;
        let hyper_parameters = HyperParameters::chosen(number, &mut self.tuner, before);
        let begin = Instant::now();
        let score = match train(&hyper_parameters) {
            Ok(result) if result.is_interrupted() => return Ok(None),
            Ok(result) => {
                Some(result.score(&self.objective.name, self.objective.mode)?).filter(|score| score.is_finite())
            }
            Err(Error::LossNotFinite { .. }) => None,
            Err(error) => return Err(error),
        };
        let seconds = begin.elapsed().as_secs_f64();
        let (continues, answers) = (before.map(Trial::configuration), hyper_parameters.into_answers());
        Ok(Some(Trial { number, score, seconds, continues, answers }))
    }

    /// A line for the last trial.
    fn say(&self, trials: &[Trial]) {
        let Some(last) = trials.last().filter(|_| self.verbose) else { return };
        let best = Past::new(trials, &self.objective).best_first()[0];
        let most = self.max_trials.map(|most| format!("/{most}")).unwrap_or_default();
        let mut parts = vec![format!("Trial {}{most} - {:.1}s", last.number, last.seconds)];
        parts.extend(last.values().map(|(name, value)| format!("{name}: {value}")));
        parts.push(format!("{}: {}", self.objective.name, last.written_score()));
        parts.push(format!("best: {} in trial {}", best.written_score(), best.number));
        println!("{}", parts.join(" - "));
    }
}

/// The trial of that number.
fn numbered(trials: &[Trial], number: usize) -> Result<&Trial> {
    let allowed = format!("there are {} trials, from 1", trials.len());
    trials.iter().find(|trial| trial.number == number).ok_or_else(|| Error::argument("Next::Again", number, &allowed))
}
