//! `HyperParameters`: what a training asks for its settings.

use std::fmt::{self, Display};
use std::ops::RangeInclusive;

use super::domain::between;
use super::trial::Answer;
use super::{Domain, Tuner};
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
    source: Source<'a>,
    answers: Vec<Answer>,
}

/// Who answers.
enum Source<'a> {
    Tuner(&'a mut dyn Tuner),
    /// A trial that is over.
    Kept(&'a [Answer]),
}

impl<'a> HyperParameters<'a> {
    pub(super) fn chosen(trial: usize, tuner: &'a mut dyn Tuner) -> Self {
        Self { trial, source: Source::Tuner(tuner), answers: Vec::new() }
    }

    pub(super) fn kept(trial: usize, answers: &'a [Answer]) -> Self {
        Self { trial, source: Source::Kept(answers), answers: Vec::new() }
    }

    pub(super) fn into_answers(self) -> Vec<Answer> {
        self.answers
    }

    /// The number of the trial, from 1: for the names of files, or as a seed.
    #[must_use]
    pub fn trial(&self) -> usize {
        self.trial
    }

    /// A number within a range.
    ///
    /// # Errors
    ///
    /// As for all of them: if there is nothing to choose from, if the name was asked for with something else before, or if the trial is one that is
    /// over and was not asked that.
    pub fn float(&mut self, name: &str, range: RangeInclusive<f64>) -> Result<f64> {
        self.number(name, range, false)
    }

    /// A number within a range above 0, each power of ten as likely as another: for learning rates and the like.
    ///
    /// # Errors
    ///
    /// As for [`float`](Self::float), and if the range does not begin above 0.
    pub fn log_float(&mut self, name: &str, range: RangeInclusive<f64>) -> Result<f64> {
        self.number(name, range, true)
    }

    fn number(&mut self, name: &str, range: RangeInclusive<f64>, log: bool) -> Result<f64> {
        let (low, high) = range.into_inner();
        let place = self.ask(name, &Domain::Float { low, high, log })?;
        Ok(between((low, high), log, place))
    }

    /// A whole number within a range. For steps between, `choice(name, (16..=256).step_by(16))`.
    ///
    /// # Errors
    ///
    /// As for [`float`](Self::float).
    pub fn int(&mut self, name: &str, range: RangeInclusive<usize>) -> Result<usize> {
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
    pub fn choice<C: Display>(&mut self, name: &str, things: impl IntoIterator<Item = C>) -> Result<C> {
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
    pub fn boolean(&mut self, name: &str) -> Result<bool> {
        self.choice(name, [false, true])
    }

    /// Where it lies in what it may be.
    fn ask(&mut self, name: &str, domain: &Domain) -> Result<f64> {
        domain.check(name)?;
        if let Some(Answer { domain: before, place, .. }) = self.answers.iter().find(|answer| answer.name == name) {
            if before == domain {
                return Ok(*place);
            }
            let allowed = format!("it was {before} before in this trial; ask for it once, or by another name");
            return Err(Error::argument(name, domain, &allowed));
        }
        let place = match &mut self.source {
            // NaN is the first place.
            Source::Tuner(tuner) => tuner.place(name, domain).max(0.0).clamp(0.0, 1.0),
            Source::Kept(answers) => kept_place(answers, self.trial, name, domain)?,
        };
        self.answers.push(Answer { name: name.to_owned(), value: domain.value(place), domain: domain.clone(), place });
        Ok(place)
    }
}

impl fmt::Debug for HyperParameters<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("HyperParameters");
        shown.field("trial", &self.trial).field("answers", &self.answers).finish_non_exhaustive()
    }
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
