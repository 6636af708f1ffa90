//! Which number a callback follows, and what counts as better.

use super::Logs;
use crate::error::{Error, Result};

/// Whether a number is better when it is smaller or when it is larger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Mode {
    /// By its name: smaller for a loss or an error, larger for an accuracy and the like.
    #[default]
    Auto,
    /// Smaller is better.
    Min,
    /// Larger is better.
    Max,
}

/// A number by its name, and by how much a better one must differ.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Monitor {
    pub(crate) name: String,
    pub(crate) mode: Mode,
    pub(crate) min_delta: f64,
}

impl Monitor {
    pub(crate) fn new(name: &str, min_delta: f64) -> Self {
        Self { name: name.to_owned(), mode: Mode::Auto, min_delta }
    }

    /// Refuses a number that no epoch will have, or of which nobody knows what is better.
    pub(super) fn check(&self, names: &[String]) -> Result<()> {
        allow_name("monitor", &self.name, names)?;
        self.check_mode("monitor")?;
        if !(self.min_delta.is_finite() && self.min_delta >= 0.0) {
            return Err(Error::argument("min_delta", self.min_delta, "it must be finite and not negative"));
        }
        Ok(())
    }

    /// Refuses a number of which nobody knows what is better.
    pub(crate) fn check_mode(&self, argument: &str) -> Result<()> {
        if self.smaller_is_better().is_none() {
            return Err(Error::argument(argument, &self.name, "nobody knows whether more of it is better; set `mode`"));
        }
        Ok(())
    }

    pub(crate) fn smaller_is_better(&self) -> Option<bool> {
        const LARGER: [&str; 12] = [
            "accuracy",
            "acc",
            "auc",
            "precision",
            "recall",
            "f1_score",
            "fbeta_score",
            "cosine_similarity",
            "r2_score",
            "mean_iou",
            "true_positives",
            "true_negatives",
        ];
        const SMALLER: [&str; 6] = ["loss", "error", "mse", "mae", "crossentropy", "divergence"];
        let ends = |words: &[&str]| words.iter().any(|word| self.name.ends_with(word));
        match self.mode {
            Mode::Min => Some(true),
            Mode::Max => Some(false),
            Mode::Auto if ends(&SMALLER) => Some(true),
            Mode::Auto if ends(&LARGER) => Some(false),
            Mode::Auto => None,
        }
    }

    /// What it is in an epoch.
    pub(super) fn of(&self, logs: &Logs) -> Option<f64> {
        logs.get(&self.name)
    }

    /// Whether a number is better than another by more than `min_delta`; anything is better than none, NaN than nothing.
    pub(crate) fn improves(&self, current: f64, best: Option<f64>) -> bool {
        let Some(best) = best else { return true };
        if self.smaller_is_better() == Some(false) {
            current - self.min_delta > best
        } else {
            current + self.min_delta < best
        }
    }
}

/// Refuses a name that no epoch will have, with those there are.
pub(crate) fn allow_name(argument: &str, name: &str, names: &[String]) -> Result<()> {
    if names.iter().any(|candidate| candidate == name) {
        return Ok(());
    }
    let mut allowed = format!("an epoch has only {}", names.join(", "));
    if name.starts_with("val_") && !names.iter().any(|candidate| candidate.starts_with("val_")) {
        allowed.push_str("; give `fit` a `.validation(…)` for the others");
    }
    Err(Error::argument(argument, name, &allowed))
}

/// The arguments of a callback that has a monitor: what it follows the number for, in words.
macro_rules! monitor_options {
    ($monitor:literal) => {
        #[doc = $monitor]
        #[must_use]
        pub fn monitor(mut self, name: &str) -> Self {
            name.clone_into(&mut self.monitor.name);
            self
        }

        /// Whether smaller or larger is better; default by the name.
        #[must_use]
        pub fn mode(mut self, mode: Mode) -> Self {
            self.monitor.mode = mode;
            self
        }
    };
}
pub(super) use monitor_options;
