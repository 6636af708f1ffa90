//! The numbers of an epoch, under Keras's names.

use serde::{Deserialize, Serialize};

use crate::graph::Graph;

/// Numbers by their names: what callbacks are told.
///
/// After a step they are means over the epoch so far: `loss`, for several outputs `price_loss`, …, then metrics. At the end of an
/// epoch those of validation follow, with `val_` in front, and what callbacks have [`set`](Self::set).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logs {
    names: Vec<String>,
    numbers: Vec<f64>,
}

impl Logs {
    /// Zeros under these names.
    pub(crate) fn new(names: Vec<String>) -> Self {
        Self { numbers: vec![0.0; names.len()], names }
    }

    /// One number by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        let index = self.names.iter().position(|candidate| candidate == name)?;
        self.numbers.get(index).copied()
    }

    /// Replaces a number, or adds one behind the others: callbacks that come later see it, and the history keeps it.
    pub fn set(&mut self, name: &str, number: f64) {
        if let Some(index) = self.names.iter().position(|candidate| candidate == name) {
            self.numbers[index] = number;
        } else {
            self.names.push(name.to_owned());
            self.numbers.push(number);
        }
    }

    /// All names with their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.names.iter().map(String::as_str).zip(self.numbers.iter().copied())
    }

    /// The numbers, to be changed.
    pub(crate) fn numbers_mut(&mut self) -> &mut [f64] {
        &mut self.numbers
    }

    /// Adds others, with `val_` in front of their names.
    pub(crate) fn add_validation(&mut self, others: &Self) {
        for (name, number) in others.iter() {
            self.set(&format!("val_{name}"), number);
        }
    }
}

impl<'a> FromIterator<(&'a str, f64)> for Logs {
    fn from_iter<I: IntoIterator<Item = (&'a str, f64)>>(pairs: I) -> Self {
        let mut logs = Self::default();
        pairs.into_iter().for_each(|(name, number)| logs.set(name, number));
        logs
    }
}

/// `loss`; then for several outputs `price_loss`, …; then the metrics: `accuracy`, for several outputs `price_accuracy`.
pub(super) fn names(graph: &Graph, metrics: &[(usize, &'static str)]) -> Vec<String> {
    let several = graph.outputs.len() > 1;
    let of = |output: usize, name: &str| {
        if several { format!("{}_{name}", graph.outputs[output].name) } else { name.to_owned() }
    };
    let losses = (0..graph.outputs.len()).filter(|_| several).map(|output| of(output, "loss"));
    let metrics = metrics.iter().map(|(output, name)| of(*output, name));
    let mut names: Vec<String> = Vec::new();
    for name in std::iter::once("loss".to_owned()).chain(losses).chain(metrics) {
        // A metric that is there twice, with other settings, is counted as in Keras.
        let numbered = (1..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

/// Sums over the batches of an epoch, weighted by their samples.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Sums {
    total: f64,
    outputs: Vec<f64>,
    samples: usize,
}

impl Sums {
    pub(super) fn new(graph: &Graph) -> Self {
        Self { total: 0.0, outputs: vec![0.0; graph.outputs.len()], samples: 0 }
    }

    /// Whether they are those of a network.
    pub(super) fn fit(&self, graph: &Graph) -> bool {
        self.outputs.len() == graph.outputs.len()
    }

    pub(super) fn add(&mut self, total: f64, outputs: &[f64], samples: usize) {
        self.total += total;
        for (sum, output) in self.outputs.iter_mut().zip(outputs) {
            *sum += output;
        }
        self.samples += samples;
    }

    /// Writes the means: `loss`, and each output's where there are several; gives the places behind them, for metrics.
    pub(super) fn write<'a>(&self, results: &'a mut [f64]) -> &'a mut [f64] {
        let samples = (self.samples as f64).max(1.0);
        let several = if self.outputs.len() > 1 { self.outputs.as_slice() } else { &[] };
        let means = std::iter::once(&self.total).chain(several).map(|sum| sum / samples);
        let count = 1 + several.len();
        for (result, mean) in results.iter_mut().zip(means) {
            *result = mean;
        }
        &mut results[count..]
    }
}
