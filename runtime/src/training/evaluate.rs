//! `evaluate`: loss and metrics without training.

use std::fmt;
use std::ops::Range;

use super::Fed;
use super::compile::{Compiled, Truths};
use super::listeners::Listeners;
use super::logs::{Logs, Sums, names};
use super::run::Position;
use super::step::Workbench;
use crate::error::Result;
use crate::kernels::{self, StepKind};
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::optimizers::Optimizer;
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

/// What is known of some samples so far.
struct Judging<N: Network, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    sums: Sums,
    states: <N::Kinds as WatchedBy<M, Truths<N, L>>>::States,
    random: Random,
}

impl<N: Network, L, M> Judging<N, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    fn new() -> Self {
        let random = Random::new(0, Purpose::Layers);
        Self { sums: Sums::new(N::GRAPH), states: Default::default(), random }
    }

    fn batch<O>(
        &mut self,
        model: &Compiled<N, O, L, M>,
        workbench: &mut Workbench<N::Scalar>,
        (x, y, weights): Fed<'_, '_, N::Scalar>,
        batch: &[usize],
    ) {
        let (total, outputs) = kernels::pace(StepKind::of(N::GRAPH, false, batch.len()), || {
            workbench.load_inputs::<N>(x, batch);
            workbench.load_targets(y, batch);
            workbench.load_weights(weights, batch);
            workbench.forward(&model.network, false, &mut self.random);
            workbench.judge(&model.network, false, |heads| {
                N::Kinds::judge(&model.losses, heads);
                N::Kinds::update(&model.metrics, &mut self.states, heads);
            })
        });
        self.sums.add(total, outputs, batch.len());
    }

    fn write(&self, metrics: &M, results: &mut [f64]) {
        let places = self.sums.write(results);
        N::Kinds::results(metrics, &self.states, &mut places.iter_mut());
    }
}

/// Evaluates `(samples, batch size)` of `(x, y)` and writes the numbers in the order of their names.
pub(super) fn evaluate<N: Network, O, L, M>(
    model: &Compiled<N, O, L, M>,
    workbench: &mut Workbench<N::Scalar>,
    data: Fed<'_, '_, N::Scalar>,
    (samples, batch_size): (usize, usize),
    results: &mut [f64],
) where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    let mut judging = Judging::<N, L, M>::new();
    let order: Vec<usize> = (0..samples).collect();
    for batch in order.chunks(batch_size) {
        judging.batch(model, workbench, data, batch);
    }
    judging.write(&model.metrics, results);
}

/// The same with callbacks that look on.
pub(super) fn evaluate_watched<N: Network, O: Optimizer, L, M>(
    model: &mut Compiled<N, O, L, M>,
    workbench: &mut Workbench<N::Scalar>,
    data: Fed<'_, '_, N::Scalar>,
    (samples, batch_size): (Range<usize>, usize),
    (listeners, at): (&mut Listeners<'_>, &Position),
) -> Result<Logs>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    let mut logs = Logs::new(names(N::GRAPH, &N::Kinds::names(&model.metrics)));
    let mut judging = Judging::<N, L, M>::new();
    let order: Vec<usize> = samples.collect();
    listeners.tell(at, model, |callback, run| callback.on_test_begin(run))?;
    for batch in order.chunks(batch_size) {
        listeners.tell(at, model, |callback, run| callback.on_test_batch_begin(run))?;
        judging.batch(model, workbench, data, batch);
        judging.write(&model.metrics, logs.numbers_mut());
        listeners.tell(at, model, |callback, run| callback.on_test_batch_end(run, &logs))?;
    }
    listeners.tell(at, model, |callback, run| callback.on_test_end(run, &logs))?;
    Ok(logs)
}
