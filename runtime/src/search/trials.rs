//! `Trials`: what a search found; `Past`: what it knows so far.

use std::fmt;

use super::{Domain, Trial};
use crate::callbacks::Monitor;

/// The trials of a search so far, as a [`Tuner`](super::Tuner) sees them.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    trials: &'a [Trial],
    objective: &'a Monitor,
}

impl<'a> Past<'a> {
    pub(super) fn new(trials: &'a [Trial], objective: &'a Monitor) -> Self {
        Self { trials, objective }
    }

    /// All of them in their order.
    #[must_use]
    pub fn trials(&self) -> &'a [Trial] {
        self.trials
    }

    /// All of them, the best first, the earlier one of two that are as good; those without a score last.
    #[must_use]
    pub fn best_first(&self) -> Vec<&'a Trial> {
        self.ranked(self.trials)
    }

    /// Some of them, in that order.
    pub(super) fn ranked(&self, trials: &'a [Trial]) -> Vec<&'a Trial> {
        let mut trials: Vec<_> = trials.iter().collect();
        let sign = if self.objective.smaller_is_better() == Some(false) { -1.0 } else { 1.0 };
        let cost = |trial: &Trial| trial.score.map_or(f64::INFINITY, |score| sign * score);
        trials.sort_by(|one, other| cost(one).total_cmp(&cost(other)));
        trials
    }

    /// Whether a trial that lies there would be one that has been: asked the same, it would be answered the same, epochs apart.
    pub fn repeats(&self, mut place: impl FnMut(&str, &Domain) -> f64) -> bool {
        self.trials.iter().any(|trial| {
            trial.chosen().all(|answer| answer.domain.value(place(&answer.name, &answer.domain)) == answer.value)
        })
    }
}

/// What a search found. It prints as a table, the best trial first.
#[derive(Clone, Debug, PartialEq)]
pub struct Trials {
    objective: String,
    all: Vec<Trial>,
    /// Their places, the best first.
    order: Vec<usize>,
}

impl Trials {
    pub(super) fn new(objective: &Monitor, trials: Vec<Trial>) -> Self {
        let order = Past::new(&trials, objective).best_first().iter().map(|trial| trial.number - 1).collect();
        Self { objective: objective.name.clone(), all: trials, order }
    }

    /// The best of them.
    #[must_use]
    pub fn best(&self) -> &Trial {
        &self.all[self.order[0]]
    }

    /// All of them, the best first.
    pub fn best_first(&self) -> impl Iterator<Item = &Trial> {
        self.order.iter().map(|place| &self.all[*place])
    }

    /// All of them in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Trial> {
        self.all.iter()
    }
}

impl<'a> IntoIterator for &'a Trials {
    type Item = &'a Trial;
    type IntoIter = std::slice::Iter<'a, Trial>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Trials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in self.iter().flat_map(Trial::values) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let titles = ["trial", &self.objective].into_iter().chain(names.iter().copied()).map(str::to_owned).collect();
        let mut rows: Vec<Vec<String>> = vec![titles];
        rows.extend(self.best_first().map(|trial| row(trial, &names)));
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
        for (line, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}")).collect();
            write!(formatter, "{}{}", if line == 0 { "" } else { "\n" }, cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}

fn row(trial: &Trial, names: &[&str]) -> Vec<String> {
    let values = names.iter().map(|name| trial.get(name).map(ToString::to_string).unwrap_or_default());
    [trial.number.to_string(), trial.written_score()].into_iter().chain(values).collect()
}
