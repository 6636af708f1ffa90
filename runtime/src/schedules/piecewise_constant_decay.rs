//! `PiecewiseConstantDecay`: one rate after the other.

use super::{Schedule, allow};
use crate::error::{Error, Result};

/// The first of `values` up to and including the first of `boundaries`, then the second, …; the last one after all.
///
/// Source: Keras 3, `keras.optimizers.schedules.PiecewiseConstantDecay`.
///
/// ```
/// use neurotype::schedules::{PiecewiseConstantDecay, Schedule};
///
/// let schedule = PiecewiseConstantDecay::new([100, 200], [0.1, 0.05, 0.01]);
/// assert_eq!([100, 101, 201].map(|step| schedule.rate(step)), [0.1, 0.05, 0.01]);
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PiecewiseConstantDecay {
    boundaries: Vec<u64>,
    values: Vec<f64>,
}

impl PiecewiseConstantDecay {
    /// These rates, changed after these numbers of steps: one value more than boundaries.
    #[must_use]
    pub fn new(boundaries: impl Into<Vec<u64>>, values: impl Into<Vec<f64>>) -> Self {
        Self { boundaries: boundaries.into(), values: values.into() }
    }
}

#[diagnostic::do_not_recommend]
impl Schedule for PiecewiseConstantDecay {
    fn rate(&self, steps: u64) -> f64 {
        let passed = self.boundaries.iter().take_while(|boundary| steps > **boundary).count();
        self.values.get(passed).copied().unwrap_or_default()
    }

    fn check(&self) -> Result<()> {
        if self.values.len() != self.boundaries.len() + 1 {
            let allowed = format!("{} boundaries call for {} values", self.boundaries.len(), self.boundaries.len() + 1);
            return Err(Error::argument("values", format!("a list of {}", self.values.len()), &allowed));
        }
        if !self.boundaries.is_sorted() {
            return Err(Error::argument("boundaries", format!("{:?}", self.boundaries), "they must not fall"));
        }
        self.values.iter().try_for_each(|value| allow("values", *value))
    }
}
