//! What a training may give to a search.

use crate::callbacks::{Mode, Monitor, allow_name};
use crate::error::Result;
use crate::training::{Evaluation, History};

/// What a training gives to a search: a [`History`], an [`Evaluation`], or the objective itself as a number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` tells a search nothing about its objective",
    label = "this function gives `{Self}`",
    note = "give the `History` of a fit (`model.fit(…).run()`), an `Evaluation` (`model.evaluate(…)`), or the objective as an `f64`"
)]
pub trait Scored {
    /// The objective by its name, as good as it ever was: of a history that of the best epoch. NaN if it never was a finite number.
    ///
    /// # Errors
    ///
    /// If there is no number of that name.
    fn score(&self, objective: &str, mode: Mode) -> Result<f64>;

    /// Whether somebody interrupted it, so that the search is to end as well; default no.
    fn is_interrupted(&self) -> bool {
        false
    }
}

impl Scored for History {
    fn score(&self, objective: &str, mode: Mode) -> Result<f64> {
        let names: Vec<String> = self.names().map(str::to_owned).collect();
        allow_name("objective", objective, &names)?;
        let monitor = Monitor { mode, ..Monitor::new(objective, 0.0) };
        let numbers = self.get(objective).unwrap_or_default().iter().copied().filter(|number| number.is_finite());
        let better = |best, number| if monitor.improves(number, Some(best)) { number } else { best };
        Ok(numbers.reduce(better).unwrap_or(f64::NAN))
    }

    fn is_interrupted(&self) -> bool {
        self.is_interrupted()
    }
}

impl Scored for Evaluation {
    fn score(&self, objective: &str, _mode: Mode) -> Result<f64> {
        let names: Vec<String> = self.iter().map(|(name, _)| name.to_owned()).collect();
        allow_name("objective", objective, &names)?;
        Ok(self.get(objective).unwrap_or(f64::NAN))
    }
}

impl Scored for f64 {
    fn score(&self, _objective: &str, _mode: Mode) -> Result<f64> {
        Ok(*self)
    }
}
