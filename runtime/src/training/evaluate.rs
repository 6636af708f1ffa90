//! `evaluate`: loss and metrics without training.

use std::fmt;

use super::Parts;
use super::compile::{Compiled, Truths};
use super::logs::Sums;
use super::step::Workbench;
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::random::{Purpose, Random};

/// Loss and metrics over some samples, as [`Compiled::evaluate`] gives them.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    names: Vec<String>,
    numbers: Vec<f64>,
}

impl Evaluation {
    pub(super) fn new(names: Vec<String>, numbers: Vec<f64>) -> Self {
        Self { names, numbers }
    }

    /// The total loss: the weighted sum of all outputs' losses.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.numbers[0]
    }

    /// One number by its name: `loss`, `accuracy`, `price_loss`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        let index = self.names.iter().position(|candidate| candidate == name)?;
        self.numbers.get(index).copied()
    }

    /// All names with their numbers, the total loss first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.names.iter().map(String::as_str).zip(self.numbers.iter().copied())
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, number)) in self.iter().enumerate() {
            let dash = if index == 0 { "" } else { " - " };
            write!(formatter, "{dash}{name}: {number:.4}")?;
        }
        Ok(())
    }
}

/// Evaluates `(samples, batch size)` of `(x, y)` and writes the numbers in the order of their names.
pub(super) fn evaluate<N: Network, O, L, M>(
    model: &Compiled<N, O, L, M>,
    workbench: &mut Workbench<N::Scalar>,
    (x, y): (Parts<'_, '_, N::Scalar>, Parts<'_, '_, N::Scalar>),
    (samples, batch_size): (usize, usize),
    results: &mut [f64],
) where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    let mut sums = Sums::new(N::GRAPH);
    let mut states = Default::default();
    let mut random = Random::new(0, Purpose::Layers);
    let order: Vec<usize> = (0..samples).collect();
    for batch in order.chunks(batch_size) {
        workbench.load_inputs(x, batch);
        workbench.load_targets(y, batch);
        workbench.forward(&model.network, false, &mut random);
        let (total, outputs) = workbench.judge(false, |heads| {
            N::Kinds::judge(&model.losses, heads);
            N::Kinds::update(&model.metrics, &mut states, heads);
        });
        sums.add(total, outputs, batch.len());
    }
    let metrics = sums.write(results);
    N::Kinds::results(&model.metrics, &states, &mut metrics.iter_mut());
}
