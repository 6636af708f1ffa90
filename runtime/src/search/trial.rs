//! `Trial`: one training of a search.

use serde::{Deserialize, Serialize};

use super::{Domain, HyperParameters, Value};

/// What a hyper-parameter was in a trial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) name: String,
    /// What the place says, for people who read the file.
    pub(super) value: Value,
    pub(super) domain: Domain,
    pub(super) place: f64,
}

/// One training of a search that is over: what it was asked to try, and what came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    pub(super) number: usize,
    pub(super) score: Option<f64>,
    pub(super) seconds: f64,
    /// The trial whose hyper-parameters it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) continues: Option<usize>,
    pub(super) answers: Vec<Answer>,
}

impl Trial {
    /// Which one it was, from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }

    /// The number of the trial that had these hyper-parameters first: its own, but where a tuner such as [`Hyperband`](super::Hyperband) trains one longer.
    #[must_use]
    pub fn configuration(&self) -> usize {
        self.continues.unwrap_or(self.number)
    }

    /// What the objective came to; none for a training whose loss was not finite any more.
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        self.score
    }

    pub(super) fn written_score(&self) -> String {
        self.score.map_or_else(|| "diverged".to_owned(), |score| format!("{score:.4}"))
    }

    /// How long it took, in seconds.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.seconds
    }

    /// Its hyper-parameters in the order in which they were asked for.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.answers.iter().map(|answer| (answer.name.as_str(), &answer.value))
    }

    /// A hyper-parameter by its name; none if this trial was not asked for it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values().find(|(candidate, _)| *candidate == name).map(|(_, value)| value)
    }

    /// Where a hyper-parameter lies in its domain, from 0 to 1: for tuners that learn from trials.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<f64> {
        self.answers.iter().find(|answer| answer.name == name).map(|answer| answer.place)
    }

    /// What a tuner chose: all but the epochs.
    pub(super) fn chosen(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| !matches!(answer.domain, Domain::Epochs { .. }))
    }

    /// How many epochs it trained, and how many it might have; none if it was not asked for them.
    pub(super) fn epochs(&self) -> Option<(usize, usize)> {
        self.answers.iter().find_map(|answer| match (&answer.domain, &answer.value) {
            (Domain::Epochs { most }, Value::Int(epochs)) => Some((*epochs, *most)),
            _ => None,
        })
    }

    /// Its hyper-parameters, to be asked for again: with them the function of the search trains as it did.
    #[must_use]
    pub fn hyper_parameters(&self) -> HyperParameters<'_> {
        HyperParameters::kept(self)
    }
}
