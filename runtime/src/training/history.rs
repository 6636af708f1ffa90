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
    columns: Vec<Vec<f64>>,
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

    pub(crate) fn push(&mut self, logs: super::Logs<'_>) {
        for (index, (name, number)) in logs.iter().enumerate() {
            if self.names.len() <= index {
                self.names.push(name.to_owned());
                self.columns.push(Vec::new());
            }
            self.columns[index].push(number);
        }
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
