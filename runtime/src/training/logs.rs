//! The numbers of an epoch, under Keras's names.

use crate::graph::Graph;

/// The numbers so far, in the order of their names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Logs<'a> {
    pub(crate) names: &'a [String],
    pub(crate) numbers: &'a [f64],
}

impl Logs<'_> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.names.iter().map(String::as_str).zip(self.numbers.iter().copied())
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
    std::iter::once("loss".to_owned()).chain(losses).chain(metrics).collect()
}

/// Sums over the batches of an epoch, weighted by their samples.
#[derive(Debug)]
pub(super) struct Sums {
    total: f64,
    outputs: Vec<f64>,
    samples: usize,
}

impl Sums {
    pub(super) fn new(graph: &Graph) -> Self {
        Self { total: 0.0, outputs: vec![0.0; graph.outputs.len()], samples: 0 }
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
