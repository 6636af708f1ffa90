//! A search as a file: JSON, written anew after each trial.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Trial;
use crate::error::{Error, Result};
use crate::storage;

/// What the file holds.
#[derive(Serialize, Deserialize)]
struct Record<'a> {
    format: u32,
    objective: std::borrow::Cow<'a, str>,
    trials: std::borrow::Cow<'a, [Trial]>,
}

const FORMAT: u32 = 1;

pub(super) fn write(path: &Path, objective: &str, trials: &[Trial]) -> Result<()> {
    let record = Record { format: FORMAT, objective: objective.into(), trials: trials.into() };
    let text = serde_json::to_vec_pretty(&record).map_err(|error| Error::contents(path, error.to_string()))?;
    storage::write(path, &text)
}

/// The trials that a file holds; none if there is no file.
pub(super) fn read(path: &Path, objective: &str) -> Result<Vec<Trial>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let contents = |problem: String| Error::contents(path, problem);
    let bytes = storage::read(path)?;
    let record: Record<'_> =
        serde_json::from_slice(&bytes).map_err(|error| contents(format!("this is no search: {error}")))?;
    if record.format != FORMAT {
        return Err(contents(format!("format {} of a search, but only {FORMAT} is known here", record.format)));
    }
    if record.objective != objective {
        let allowed = format!("the trials in {} are scored by {}; name another file", path.display(), record.objective);
        return Err(Error::argument("objective", objective, &allowed));
    }
    for (number, trial) in (1..).zip(record.trials.iter()) {
        check(number, trial).map_err(contents)?;
    }
    Ok(record.trials.into_owned())
}

/// Refuses a trial that no search has written.
fn check(number: usize, trial: &Trial) -> Result<(), String> {
    if trial.number != number {
        return Err(format!("trial {} stands where trial {number} should", trial.number));
    }
    if trial.continues.is_some_and(|first| !(1..number).contains(&first)) {
        return Err(format!("trial {number} cannot be trial {} trained longer", trial.configuration()));
    }
    for answer in &trial.answers {
        let name = &answer.name;
        answer.domain.check(name).map_err(|error| format!("trial {number}: {error}"))?;
        if !(0.0..=1.0).contains(&answer.place) || answer.domain.value(answer.place) != answer.value {
            return Err(format!("trial {number}: `{name}` is {}, which its place does not say", answer.value));
        }
    }
    Ok(())
}
