//! `History`: what happened, epoch by epoch.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Loss and metrics of every epoch, under Keras's names: `loss`, `accuracy`, `val_loss`, `val_accuracy`, and for several
/// outputs `price_loss`, ….
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
/// let history = model.fit(&x, &y).epochs(3).validation(&x, &y).verbose(false).run()?;
/// assert_eq!(history.names().collect::<Vec<_>>(), ["loss", "val_loss"]);
/// assert_eq!(history.get("loss").map(<[f64]>::len), Some(3));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    names: Vec<String>,
    #[serde(with = "columns")]
    columns: Vec<Vec<f64>>,
    /// Of this run, not of what is kept of it.
    #[serde(skip)]
    is_interrupted: bool,
}

/// Numbers that are not finite come back from JSON, too.
mod columns {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::storage::Number;

    pub(super) fn serialize<S: Serializer>(columns: &[Vec<f64>], serializer: S) -> Result<S::Ok, S::Error> {
        let column = |column: &Vec<f64>| column.iter().copied().map(Number).collect();
        columns.iter().map(column).collect::<Vec<Vec<Number>>>().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<f64>>, D::Error> {
        let columns = Vec::<Vec<Number>>::deserialize(deserializer)?;
        Ok(columns.into_iter().map(|column| column.into_iter().map(|number| number.0).collect()).collect())
    }
}

impl History {
    /// The names of all numbers, training before validation.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// One number by its name, epoch by epoch.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[f64]> {
        let index = self.names.iter().position(|candidate| candidate == name)?;
        self.columns.get(index).map(Vec::as_slice)
    }

    /// What one number was in the last epoch.
    #[must_use]
    pub fn last(&self, name: &str) -> Option<f64> {
        self.get(name)?.last().copied()
    }

    /// How many epochs there were.
    #[must_use]
    pub fn epochs(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }

    /// Whether a callback interrupted the run ([`Answer::Interrupt`](crate::callbacks::Answer::Interrupt)), as `StopOnCtrlC` does.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        self.is_interrupted
    }

    /// The same, of a run that was interrupted or not.
    pub(crate) fn interrupted(self, is_interrupted: bool) -> Self {
        Self { is_interrupted, ..self }
    }

    /// One more epoch. A number that is missing in some epochs is NaN there.
    pub(crate) fn push(&mut self, logs: &super::Logs) {
        let epochs = self.epochs();
        for (name, number) in logs.iter() {
            let known = self.names.iter().position(|candidate| candidate == name);
            let index = known.unwrap_or_else(|| {
                self.names.push(name.to_owned());
                self.columns.push(vec![f64::NAN; epochs]);
                self.names.len() - 1
            });
            self.columns[index].push(number);
        }
        self.columns.iter_mut().for_each(|column| column.resize(epochs + 1, f64::NAN));
    }

    /// The numbers of the last epoch.
    pub(crate) fn last_logs(&self) -> super::Logs {
        self.names().filter_map(|name| Some((name, self.last(name)?))).collect()
    }

    /// Whether every number has as many epochs, which a damaged file may not keep.
    pub(crate) fn is_whole(&self) -> bool {
        self.names.len() == self.columns.len() && self.columns.iter().all(|column| column.len() == self.epochs())
    }
}

/// A table with a row for each epoch.
impl fmt::Display for History {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "epoch")?;
        for name in &self.names {
            write!(formatter, "  {name:>12}")?;
        }
        for epoch in 0..self.epochs() {
            write!(formatter, "\n{:5}", epoch + 1)?;
            for (name, column) in self.names.iter().zip(&self.columns) {
                write!(formatter, "  {:>width$.4}", column[epoch], width = name.len().max(12))?;
            }
        }
        Ok(())
    }
}
