//! What a hyper-parameter may be, and what it is.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What a hyper-parameter may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Domain {
    /// A number from `low` to `high`.
    #[non_exhaustive]
    Float {
        /// The least.
        low: f64,
        /// The largest.
        high: f64,
        /// Whether each power of ten has as many places as another.
        log: bool,
    },
    /// A whole number from `low` to `high`.
    #[non_exhaustive]
    Int {
        /// The least.
        low: usize,
        /// The largest.
        high: usize,
    },
    /// One of some things, each as it is printed.
    Choice(Vec<String>),
    /// How many epochs a training has: what a tuner makes of its time, so nothing to be chosen among others.
    #[non_exhaustive]
    Epochs {
        /// As many as it may have.
        most: usize,
    },
}

/// What a hyper-parameter is. A number prints with four digits behind the point, or behind its first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number.
    Int(usize),
    /// A number.
    Float(f64),
    /// A thing that was chosen, as it is printed.
    Choice(String),
}

/// More whole numbers than a place can tell apart.
const MOST: u64 = 1 << 52;

impl Domain {
    /// How many values there are; none where they cannot be counted.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        match self {
            Domain::Float { .. } => None,
            Domain::Int { low, high } => Some(high - low + 1),
            Domain::Choice(things) => Some(things.len()),
            Domain::Epochs { most } => Some(*most),
        }
    }

    /// Which value lies at a place from 0 to 1, the first and the last of them; whole numbers and things have as much room each.
    #[must_use]
    pub fn value(&self, place: f64) -> Value {
        match self {
            Domain::Float { low, high, log } => Value::Float(between((*low, *high), *log, place)),
            Domain::Int { low, .. } => Value::Int(low + self.index(place)),
            Domain::Epochs { .. } => Value::Int(1 + self.index(place)),
            Domain::Choice(things) => Value::Choice(things.get(self.index(place)).cloned().unwrap_or_default()),
        }
    }

    /// Which of the values that can be counted lies there, from 0.
    pub(super) fn index(&self, place: f64) -> usize {
        let count = self.count().unwrap_or(1);
        ((place * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// Refuses what has no value.
    pub(super) fn check(&self, name: &str) -> Result<()> {
        let allowed = match self {
            Domain::Float { low, high, .. } if !(low.is_finite() && high.is_finite() && low <= high) => {
                "a range goes from a finite number to one that is not smaller"
            }
            Domain::Float { low, log: true, .. } if *low <= 0.0 => {
                "on a logarithmic scale all numbers are above 0; use `float`, or begin above 0"
            }
            Domain::Int { low, high } if low > high => "a range goes from a number to one that is not smaller",
            Domain::Int { low, high } if (high - low) as u64 >= MOST => "a range has fewer than 2⁵² numbers",
            Domain::Choice(things) if things.is_empty() => "there must be something to choose from",
            Domain::Epochs { most: 0 } => "a training has at least 1",
            Domain::Epochs { most } if *most as u64 >= MOST => "a training has fewer than 2⁵²",
            _ => return Ok(()),
        };
        Err(Error::argument(name, self, allowed))
    }
}

/// The number at a place of a range, whose ends may be too far apart for a difference or a quotient.
pub(super) fn between((low, high): (f64, f64), log: bool, place: f64) -> f64 {
    let number =
        if log { libm::pow(low, 1.0 - place) * libm::pow(high, place) } else { low * (1.0 - place) + high * place };
    match place {
        0.0 => low,
        1.0 => high,
        _ => number.clamp(low, high),
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Domain::Float { low, high, .. } => write!(formatter, "{low} to {high}"),
            Domain::Int { low, high } => write!(formatter, "{low} to {high}"),
            Domain::Epochs { most } => write!(formatter, "at most {most}"),
            Domain::Choice(things) if things.is_empty() => write!(formatter, "one of none"),
            Domain::Choice(things) => write!(formatter, "one of {}", things.join(", ")),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Int(number) => write!(formatter, "{number}"),
            Value::Float(number) if *number == 0.0 || (1e-2..1e6).contains(&number.abs()) => {
                write!(formatter, "{number:.4}")
            }
            Value::Float(number) => write!(formatter, "{number:.4e}"),
            Value::Choice(thing) => write!(formatter, "{thing}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_from_the_least_value_to_the_largest() {
        let plain = Domain::Float { low: -1.0, high: 3.0, log: false };
        assert_eq!([0.0, 0.5, 1.0].map(|place| plain.value(place)), [-1.0, 1.0, 3.0].map(Value::Float));
        let log = Domain::Float { low: 1e-4, high: 1.0, log: true };
        let [low, middle, high] = [0.0, 0.5, 1.0].map(|place| log.value(place));
        assert_eq!((low, high), (Value::Float(1e-4), Value::Float(1.0)));
        assert!(matches!(middle, Value::Float(number) if (number - 1e-2).abs() < 1e-15));
        let quarter = log.value(0.25);
        assert!(matches!(quarter, Value::Float(number) if (number - 1e-3).abs() < 1e-15));
        let int = Domain::Int { low: 2, high: 4 };
        assert_eq!([0.0, 0.34, 0.67, 1.0].map(|place| int.value(place)), [2, 3, 4, 4].map(Value::Int));
        let flat = Domain::Float { low: 2.0, high: 2.0, log: true };
        assert_eq!(flat.value(0.7), Value::Float(2.0));
    }

    #[test]
    fn ranges_have_at_least_one_number_and_no_more_than_a_place_can_tell_apart() {
        let is_allowed = |domain: Domain| domain.check("n").is_ok();
        for low in [0, 1, 7] {
            assert!(is_allowed(Domain::Int { low, high: low }));
            assert!(!is_allowed(Domain::Int { low: low + 1, high: low }));
        }
        for (most, allowed) in [(0, false), (1, true)] {
            assert_eq!(is_allowed(Domain::Epochs { most }), allowed);
        }
        // Where addresses have 32 bits, no range is too long.
        let Ok(most) = usize::try_from(MOST) else { return };
        for low in [0, 1, 7] {
            assert!(is_allowed(Domain::Int { low, high: low + most - 1 }));
            assert!(!is_allowed(Domain::Int { low, high: low + most }));
        }
        for (most, allowed) in [(most - 1, true), (most, false)] {
            assert_eq!(is_allowed(Domain::Epochs { most }), allowed);
        }
    }

    #[test]
    fn values_print_with_the_digits_that_matter() {
        let printed = [0.0, 0.05, 123.456, 1.234_56e-4, 2e7].map(|number| Value::Float(number).to_string());
        assert_eq!(printed, ["0.0000", "0.0500", "123.4560", "1.2346e-4", "2.0000e7"]);
    }
}
