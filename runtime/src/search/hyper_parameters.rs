//! `HyperParameters`: what a training asks for its settings.

use std::cell::RefCell;
use std::fmt::{self, Display};
use std::ops::RangeInclusive;

use super::domain::between;
use super::trial::Answer;
use super::{Domain, Trial, Tuner};
use crate::error::{Error, Result};

/// The hyper-parameters of a trial: each is asked for by its name, with what it may be, and is the same when it is asked for again.
///
/// ```
/// use neurotype::search::{GridSearch, Search};
///
/// let trials = Search::new(GridSearch::new()).verbose(false).run(|hp| {
///     let layers = hp.int("layers", 0..=2)?;
///     // Asked for only where it matters.
///     let rate = if layers > 0 && hp.boolean("dropout")? { hp.float("rate", 0.1..=0.5)? } else { 0.0 };
///     Ok((layers as f64 - 1.0).abs() + rate)
/// })?;
/// assert_eq!(trials.best().get("layers").map(ToString::to_string), Some("1".to_owned()));
/// # Ok::<(), neurotype::Error>(())
/// ```
pub struct HyperParameters<'a> {
    trial: usize,
    configuration: usize,
    // Cells, so that a question may stand among the arguments of a function that asks others.
    source: RefCell<Source<'a>>,
    answers: RefCell<Vec<Answer>>,
}

/// Who answers.
enum Source<'a> {
    /// A tuner, but for what a trial was asked that is trained longer now.
    Tuner(&'a mut dyn Tuner, &'a [Answer]),
    /// A trial that is over.
    Kept(&'a [Answer]),
}

impl<'a> HyperParameters<'a> {
    /// Those of a new trial, or of one that is trained longer.
    pub(super) fn chosen(trial: usize, tuner: &'a mut dyn Tuner, before: Option<&'a Trial>) -> Self {
        let configuration = before.map_or(trial, Trial::configuration);
        let before = before.map_or(&[][..], |trial| &trial.answers);
        Self::new(trial, configuration, Source::Tuner(tuner, before))
    }

    /// Those of a trial that is over.
    pub(super) fn kept(trial: &'a Trial) -> Self {
        Self::new(trial.number, trial.configuration(), Source::Kept(&trial.answers))
    }

    fn new(trial: usize, configuration: usize, source: Source<'a>) -> Self {
        Self { trial, configuration, source: source.into(), answers: RefCell::default() }
    }

    pub(super) fn into_answers(self) -> Vec<Answer> {
        self.answers.into_inner()
    }

    /// The number of the trial, from 1: for the names of files.
    #[must_use]
    pub fn trial(&self) -> usize {
        self.trial
    }

    /// The number of the trial that had these hyper-parameters first: this one, but where a tuner such as [`Hyperband`](super::Hyperband) trains one
    /// longer. As a seed, or for the file that such a training goes on with.
    #[must_use]
    pub fn configuration(&self) -> usize {
        self.configuration
    }

    /// A number within a range.
    ///
    /// # Errors
    ///
    /// As for all of them: if there is nothing to choose from, if the name was asked for with something else before, or if the trial is one that is
    /// over and was not asked that.
    pub fn float(&self, name: &str, range: RangeInclusive<f64>) -> Result<f64> {
        self.number(name, range, false)
    }

    /// A number within a range above 0, each power of ten as likely as another: for learning rates and the like.
    ///
    /// # Errors
    ///
    /// As for [`float`](Self::float), and if the range does not begin above 0.
    pub fn log_float(&self, name: &str, range: RangeInclusive<f64>) -> Result<f64> {
        self.number(name, range, true)
    }

    fn number(&self, name: &str, range: RangeInclusive<f64>, log: bool) -> Result<f64> {
        let (low, high) = range.into_inner();
        let place = self.ask(name, &Domain::Float { low, high, log })?;
        Ok(between((low, high), log, place))
    }

    /// A whole number within a range. For steps between, `choice(name, (16..=256).step_by(16))`.
    ///
    /// # Errors
    ///
    /// As for [`float`](Self::float).
    pub fn int(&self, name: &str, range: RangeInclusive<usize>) -> Result<usize> {
        let (low, high) = range.into_inner();
        let domain = Domain::Int { low, high };
        let place = self.ask(name, &domain)?;
        Ok(low + domain.index(place))
    }

    /// One of some things, which are told apart by how they print.
    ///
    /// # Errors
    ///
    /// As for [`float`](Self::float).
    pub fn choice<C: Display>(&self, name: &str, things: impl IntoIterator<Item = C>) -> Result<C> {
        let mut things: Vec<C> = things.into_iter().collect();
        let domain = Domain::Choice(things.iter().map(C::to_string).collect());
        let place = self.ask(name, &domain)?;
        Ok(things.swap_remove(domain.index(place)))
    }

    /// Yes or no.
    ///
    /// # Errors
    ///
    /// As for [`float`](Self::float).
    pub fn boolean(&self, name: &str) -> Result<bool> {
        self.choice(name, [false, true])
    }

    /// How many epochs to train, of as many as a training may have: all of them, but with tuners such as [`Hyperband`](super::Hyperband), which train
    /// many a little, and the best of them longer. Among the answers it is `epochs`.
    ///
    /// # Errors
    ///
    /// As for [`float`](Self::float).
    pub fn epochs(&self, most: usize) -> Result<usize> {
        let domain = Domain::Epochs { most };
        let place = self.ask("epochs", &domain)?;
        Ok(1 + domain.index(place))
    }

    /// Where it lies in what it may be.
    fn ask(&self, name: &str, domain: &Domain) -> Result<f64> {
        domain.check(name)?;
        let mut answers = self.answers.borrow_mut();
        if let Some(Answer { domain: before, place, .. }) = answers.iter().find(|answer| answer.name == name) {
            if before == domain {
                return Ok(*place);
            }
            let allowed = format!("it was {before} before in this trial; ask for it once, or by another name");
            return Err(Error::argument(name, domain, &allowed));
        }
        let place = match &mut *self.source.borrow_mut() {
            Source::Tuner(tuner, before) => tuned_place(*tuner, before, name, domain),
            Source::Kept(kept) => kept_place(kept, self.trial, name, domain)?,
        };
        answers.push(Answer { name: name.to_owned(), value: domain.value(place), domain: domain.clone(), place });
        Ok(place)
    }
}

impl fmt::Debug for HyperParameters<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("HyperParameters");
        shown.field("trial", &self.trial).field("answers", &self.answers).finish_non_exhaustive()
    }
}

/// Where a tuner wants a hyper-parameter.
fn tuned_place(tuner: &mut dyn Tuner, before: &[Answer], name: &str, domain: &Domain) -> f64 {
    if let Domain::Epochs { most } = *domain {
        return (tuner.epochs(most).clamp(1, most) as f64 - 0.5) / most as f64;
    }
    let before = before.iter().find(|answer| answer.name == name && answer.domain == *domain);
    // NaN is the first place.
    before.map_or_else(|| tuner.place(name, domain).max(0.0).clamp(0.0, 1.0), |answer| answer.place)
}

/// Where a hyper-parameter lay in a trial that is over.
fn kept_place(answers: &[Answer], trial: usize, name: &str, domain: &Domain) -> Result<f64> {
    let allowed = match answers.iter().find(|answer| answer.name == name) {
        Some(answer) if answer.domain == *domain => return Ok(answer.place),
        Some(answer) => format!("trial {trial} was asked for {}", answer.domain),
        None => {
            let names: Vec<_> = answers.iter().map(|answer| answer.name.as_str()).collect();
            let names = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
            format!("trial {trial} was asked for {names} only")
        }
    };
    Err(Error::argument(name, domain, &allowed))
}
