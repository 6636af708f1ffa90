//! `Hyperband`: many short trainings, of which the best are trained longer.

use super::{Domain, Next, Past, RandomSearch, Trial, Tuner};
use crate::error::{Error, Result};

/// Tries many hyper-parameters for a few epochs, the best third of them three times as long, the best third of those three times as long again, until some
/// were trained for as many epochs as [`hp.epochs`](super::HyperParameters::epochs) allows. Such a bracket may be wrong about those that begin slowly, so
/// others follow, which begin with fewer and train them longer. With `R` epochs and a factor of `η`, `B` being `log R` to the base of `η`, rounded down:
///
/// ```text
/// bracket s from B down to 0:  round i from 0 to s:  n_i trainings of R / η^(s-i) epochs
///                              n_0 = (B + 1) η^s / (s + 1), rounded up      n_i = n_(i-1) / η, rounded down, at least 1
/// ```
///
/// Of 27 epochs that are 27, 9, 3 and 1 trainings, then 12, 4 and 1, then 6 and 2, then 4. Hyper-parameters are drawn by chance, none twice.
///
/// A training that is trained longer begins anew, unless it goes on with what [`BackupAndRestore`](crate::callbacks::BackupAndRestore) left in a file that is
/// named after [`hp.configuration()`](super::HyperParameters::configuration); with a seed of its own it comes to the same bits. Source: Li and others,
/// 2018; `keras_tuner.Hyperband`.
///
/// ```
/// use neurotype::prelude::*;
/// use neurotype::search::{Hyperband, Search};
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
///
/// # let folder = std::env::temp_dir().join(format!("neurotype-hyperband-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let trials = Search::new(Hyperband::new(42)).objective("loss").verbose(false).run(|hp| {
///     let file = folder.join(format!("{}.safetensors", hp.configuration()));
///     let mut model = Line::new(1).compile(Sgd::new(hp.log_float("rate", 1e-4..=1.0)?), Mse, ());
///     let fit = model.fit(&x, &y).epochs(hp.epochs(27)?).verbose(false);
///     fit.callback(BackupAndRestore::new(file).delete_checkpoint(false)).run()
/// })?;
/// assert_eq!(trials.iter().len(), 69);
/// # std::fs::remove_dir_all(&folder).unwrap();
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Hyperband {
    random: RandomSearch,
    factor: usize,
    iterations: usize,
    /// How many rounds of this bracket are to come; none as long as nobody knows how many there are.
    to_come: Option<u32>,
}

impl Hyperband {
    /// With a factor of 3, once through all brackets. The same seed tries the same.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { random: RandomSearch::new(seed), factor: 3, iterations: 1, to_come: None }
    }

    /// How many times as long the best are trained, and which part of a round these are, at least 2; default 3.
    #[must_use]
    pub fn factor(mut self, factor: usize) -> Self {
        self.factor = factor.max(2);
        self
    }

    /// How often it goes through all brackets, at least once; default 1.
    #[must_use]
    pub fn iterations(mut self, iterations: usize) -> Self {
        self.iterations = iterations.max(1);
        self
    }

    /// How long a training is with so many rounds to come.
    fn shortened(&self, most: usize, to_come: u32) -> usize {
        most.div_ceil(self.factor.saturating_pow(to_come))
    }

    /// With how many trainings a bracket begins.
    fn size(&self, brackets: u32, bracket: u32) -> usize {
        ((brackets as usize + 1) * self.factor.saturating_pow(bracket)).div_ceil(bracket as usize + 1)
    }

    /// The trial that follows those of a bracket, of which `rest` and what is behind them are left.
    fn next_in(&mut self, bracket: u32, size: usize, past: &Past<'_>, rest: &mut &[Trial]) -> Result<Option<Next>> {
        let begun = rest.iter().take(size).take_while(|trial| trial.continues.is_none()).count();
        let mut round = self.taken(rest, begun, bracket)?;
        if begun < size && rest.is_empty() {
            self.to_come = Some(bracket);
            // Where all were tried, those that there are go on.
            if self.random.begin(past)? == Next::New {
                return Ok(Some(Next::New));
            }
        }
        for to_come in (0..bracket).rev() {
            let scored = past.ranked(round).into_iter().filter(|trial| trial.score.is_some());
            let best: Vec<&Trial> = scored.take((round.len() / self.factor).max(1)).collect();
            round = self.taken(rest, best.len().min(rest.len()), to_come)?;
            let other = round.iter().zip(&best).find(|(trial, best)| trial.continues != Some(best.configuration()));
            if let Some((trial, _)) = other {
                return Err(self.stranger(trial));
            }
            if let Some(trial) = best.get(round.len()) {
                self.to_come = Some(to_come);
                return Ok(Some(Next::Again(trial.configuration())));
            }
        }
        Ok(None)
    }

    /// The next trials that there are, which are as long as those of a round.
    fn taken<'a>(&self, rest: &mut &'a [Trial], count: usize, to_come: u32) -> Result<&'a [Trial]> {
        let (taken, behind) = rest.split_at(count);
        *rest = behind;
        let short =
            |trial: &Trial| trial.epochs().is_some_and(|(epochs, most)| epochs != self.shortened(most, to_come));
        taken.iter().find(|trial| short(trial)).map_or(Ok(taken), |trial| Err(self.stranger(trial)))
    }

    /// A trial that was not tried with these settings.
    fn stranger(&self, trial: &Trial) -> Error {
        let held = format!("`Hyperband` with a factor of {}", self.factor);
        let allowed = format!(
            "trial {} of the file is not what it tries; give the tuner that it is of, or another file",
            trial.number
        );
        Error::argument("tuner", held, &allowed)
    }
}

impl Tuner for Hyperband {
    fn begin(&mut self, past: &Past<'_>) -> Result<Next> {
        let Some(first) = past.trials().first() else {
            self.to_come = None;
            return self.random.begin(past);
        };
        let Some((_, most)) = first.epochs() else {
            let allowed = "`Hyperband` says how long to train: `fit(…).epochs(hp.epochs(27)?)`";
            return Err(Error::argument("epochs", "not asked for", allowed));
        };
        let brackets = most.ilog(self.factor);
        let mut rest = past.trials();
        for _ in 0..self.iterations {
            for bracket in (0..=brackets).rev() {
                if let Some(next) = self.next_in(bracket, self.size(brackets, bracket), past, &mut rest)? {
                    return Ok(next);
                }
            }
        }
        Ok(Next::Nothing)
    }

    fn place(&mut self, name: &str, domain: &Domain) -> f64 {
        self.random.place(name, domain)
    }

    fn epochs(&mut self, most: usize) -> usize {
        let to_come = self.to_come.unwrap_or_else(|| most.checked_ilog(self.factor).unwrap_or(0));
        self.shortened(most, to_come)
    }

    fn max_trials(&self) -> Option<usize> {
        None
    }
}
