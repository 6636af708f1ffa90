//! `GridSearch`: all values, one after the other.

use super::trial::Answer;
use super::{Domain, Next, Past, Trial, Tuner};
use crate::error::Result;

/// Tries every combination: all things to choose from, all whole numbers, and of a range of numbers (or of more whole numbers than that) 10 that lie
/// evenly, both ends among them. What is asked for last changes first. A search that names no `max_trials` goes through all of them. Source:
/// `keras_tuner.GridSearch`.
///
/// ```
/// use neurotype::search::{GridSearch, Search};
///
/// let search = Search::new(GridSearch::new().points(3)).verbose(false);
/// let trials = search.run(|hp| {
///     let rate = hp.log_float("rate", 0.01..=1.0)?;
///     Ok(if hp.boolean("momentum")? { rate } else { -rate })
/// })?;
/// assert_eq!(trials.iter().filter_map(|trial| trial.score()).collect::<Vec<_>>(), [-0.01, 0.01, -0.1, 0.1, -1.0, 1.0]);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct GridSearch {
    points: usize,
    /// What is to be answered first in this trial, as points of each hyper-parameter; then the first of each.
    wanted: std::vec::IntoIter<usize>,
}

impl GridSearch {
    /// With 10 points of a range.
    #[must_use]
    pub fn new() -> Self {
        Self { points: 10, wanted: Vec::new().into_iter() }
    }

    /// How many points of a range are tried, at least 1; default 10.
    #[must_use]
    pub fn points(mut self, points: usize) -> Self {
        self.points = points.max(1);
        self
    }

    /// How many points a hyper-parameter has, and whether they are all its values.
    fn count(&self, domain: &Domain) -> (usize, bool) {
        match (domain, domain.count()) {
            (Domain::Float { low, high, .. }, _) if low == high => (1, false),
            (Domain::Choice(_), Some(count)) => (count, true),
            (_, Some(count)) if count <= self.points => (count, true),
            _ => (self.points, false),
        }
    }

    /// Which point was tried.
    fn point(&self, answer: &Answer) -> usize {
        match self.count(&answer.domain) {
            (_, true) => answer.domain.index(answer.place),
            (count, false) => (answer.place * (count - 1) as f64).round() as usize,
        }
    }
}

impl Default for GridSearch {
    fn default() -> Self {
        Self::new()
    }
}

impl Tuner for GridSearch {
    fn begin(&mut self, past: &Past<'_>) -> Result<Next> {
        let answers: Vec<&Answer> = past.trials().last().into_iter().flat_map(Trial::chosen).collect();
        let mut points: Vec<usize> = answers.iter().map(|answer| self.point(answer)).collect();
        // The last hyper-parameter that has another point gets that, and what was asked for behind it begins anew.
        let next = answers.iter().zip(&points).rposition(|(answer, point)| point + 1 < self.count(&answer.domain).0);
        points.truncate(next.map_or(0, |next| next + 1));
        if let Some(point) = points.last_mut() {
            *point += 1;
        }
        self.wanted = points.into_iter();
        Ok(if next.is_some() || past.trials().is_empty() { Next::New } else { Next::Nothing })
    }

    fn place(&mut self, _name: &str, domain: &Domain) -> f64 {
        let point = self.wanted.next().unwrap_or(0) as f64;
        match self.count(domain) {
            (count, true) => (point + 0.5) / count as f64,
            (1, false) => 0.0,
            (count, false) => point / (count - 1) as f64,
        }
    }

    fn max_trials(&self) -> Option<usize> {
        None
    }
}
