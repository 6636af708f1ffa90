//! `fit`: the loop over epochs and batches.

use super::compile::{Compiled, Given, Truths};
use super::evaluate::evaluate;
use super::history::History;
use super::logs::{Logs, Sums, names};
use super::step::Workbench;
use super::{BATCH_SIZE, Parts, check_batch_size, check_data, check_weights};
use crate::callbacks::{Callback, ProgressBar, Run};
use crate::data::{self, Part, Reads};
use crate::error::{Error, Result};
use crate::kernels;
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::shape::{TakesInputs, TakesTargets};

/// Inputs and targets, their types erased.
type Pair<'data, T> = (data::Parts<'data, T>, data::Parts<'data, T>);

/// A run of training, to be set up and started: what [`Compiled::fit`] gives.
#[must_use = "nothing is trained before `.run()`"]
#[derive(Debug)]
pub struct Fit<'model, 'data, N: Network, O, L, M> {
    model: &'model mut Compiled<N, O, L, M>,
    data: Pair<'data, N::Scalar>,
    validation: Option<Pair<'data, N::Scalar>>,
    epochs: usize,
    batch_size: usize,
    shuffle: bool,
    threads: usize,
    verbose: bool,
}

impl<'model, 'data, N: Network, O: Optimizer, L, M> Fit<'model, 'data, N, O, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    pub(super) fn new(
        model: &'model mut Compiled<N, O, L, M>,
        x: data::Parts<'data, N::Scalar>,
        y: data::Parts<'data, N::Scalar>,
    ) -> Self {
        let threads = kernels::threads();
        Self {
            model,
            data: (x, y),
            validation: None,
            epochs: 1,
            batch_size: BATCH_SIZE,
            shuffle: true,
            threads,
            verbose: true,
        }
    }

    /// How often to go through all samples; default 1, as in Keras.
    pub fn epochs(mut self, epochs: usize) -> Self {
        self.epochs = epochs;
        self
    }

    /// How many samples make a step; default 32, as in Keras. The last batch of an epoch may be smaller.
    pub fn batch_size(mut self, batch_size: usize) -> Self {
        self.batch_size = batch_size;
        self
    }

    /// Whether each epoch takes the samples in a new order; default `true`, as in Keras.
    pub fn shuffle(mut self, shuffle: bool) -> Self {
        self.shuffle = shuffle;
        self
    }

    /// How many threads work on a step, the calling one included, from 1 to 256; default
    /// [`kernels::threads`](crate::kernels::threads). The bits of the result do not depend on it. Only large products are
    /// shared; when somebody else wants the cores, the others give way and the calling thread goes on alone.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Whether to show progress; default `true`: a bar on a terminal, elsewhere one line an epoch. Both go to standard
    /// output.
    pub fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    /// Inputs and targets on which each epoch is judged: `val_loss`, `val_accuracy`, …. They do not train.
    #[rustfmt::skip]
    pub fn validation<Number: Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X, Y>(mut self, x: X, y: Y) -> Self
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        self.validation = Some((Number::parts(x), Number::parts(y)));
        self
    }

    /// Trains.
    ///
    /// # Errors
    ///
    /// Before the first step: if there are no samples, inputs and targets are not as many, a number is not finite, the batch
    /// size is 0, the number of threads is not from 1 to 256, or a setting of the optimizer or a loss's weight is not allowed. Under way: [`Error::LossNotFinite`] after
    /// the step in which it happened.
    pub fn run(self) -> Result<History> {
        let samples = self.check()?;
        kernels::with_threads(self.threads, || self.train(samples))
    }

    fn train(self, samples: usize) -> Result<History> {
        let Self { model, data: (x, y), validation, epochs, batch_size, shuffle, verbose, threads: _ } = self;
        let metric_names = N::Kinds::names(&model.metrics);
        let mut columns = names(N::GRAPH, &metric_names);
        let trained = columns.len();
        if validation.is_some() {
            columns.extend_from_within(..);
            columns[trained..].iter_mut().for_each(|name| name.insert_str(0, "val_"));
        }
        let mut numbers = vec![0.0; columns.len()];
        let mut run = Run { epochs, epoch: 0, step: 0, samples, seen: 0 };
        let mut history = History::default();
        let mut progress = ProgressBar::default();
        let mut callbacks: Vec<&mut dyn Callback> = vec![&mut history];
        if verbose {
            callbacks.push(&mut progress);
        }
        let mut workbench = Workbench::new(N::GRAPH);
        let mut order: Vec<usize> = (0..samples).collect();
        for epoch in 1..=epochs {
            (run.epoch, run.step, run.seen) = (epoch, 0, 0);
            for callback in &mut callbacks {
                callback.on_epoch_begin(&run);
            }
            if shuffle {
                model.shuffling.shuffle(&mut order);
            }
            let mut sums = Sums::new(N::GRAPH);
            let mut states = Default::default();
            let mut batches = order.chunks(batch_size).peekable();
            while let Some(batch) = batches.next() {
                let next = batches.peek().copied().unwrap_or_default();
                Workbench::announce(&x, next);
                Workbench::announce(&y, next);
                run.step += 1;
                run.seen += batch.len();
                let (total, outputs) = model.step(&mut workbench, (&x, &y), batch, &mut states);
                if !total.is_finite() {
                    return Err(Error::LossNotFinite { loss: total, epoch, step: run.step });
                }
                sums.add(total, outputs, batch.len());
                let metrics = sums.write(&mut numbers[..trained]);
                N::Kinds::results(&model.metrics, &states, &mut metrics.iter_mut());
                let logs = Logs { names: &columns[..trained], numbers: &numbers[..trained] };
                for callback in &mut callbacks {
                    callback.on_train_batch_end(&run, logs);
                }
            }
            if let Some((x, y)) = &validation {
                let samples = x.first().map_or(0, Part::len);
                evaluate(model, &mut workbench, (x, y), (samples, batch_size), &mut numbers[trained..]);
            }
            let logs = Logs { names: &columns, numbers: &numbers };
            for callback in &mut callbacks {
                callback.on_epoch_end(&run, logs);
            }
        }
        Ok(history)
    }

    fn check(&self) -> Result<usize> {
        check_batch_size(self.batch_size)?;
        if !(1..=kernels::MOST_THREADS).contains(&self.threads) {
            let allowed = format!("it must be from 1 to {}", kernels::MOST_THREADS);
            return Err(Error::argument("threads", self.threads, &allowed));
        }
        self.model.optimizer.check()?;
        check_weights(&N::Kinds::weights(&self.model.losses))?;
        if let Some((x, y)) = &self.validation {
            check_data(N::GRAPH, "validation ", x, y)?;
        }
        check_data(N::GRAPH, "", &self.data.0, &self.data.1)
    }
}

impl<N: Network, O: Optimizer, L, M> Compiled<N, O, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    /// One step on the chosen samples; gives the weighted sum of the losses and each output's own.
    fn step<'bench>(
        &mut self,
        workbench: &'bench mut Workbench<N::Scalar>,
        (x, y): (Parts<'_, '_, N::Scalar>, Parts<'_, '_, N::Scalar>),
        samples: &[usize],
        states: &mut <N::Kinds as WatchedBy<M, Truths<N, L>>>::States,
    ) -> (f64, &'bench [f64]) {
        workbench.load_inputs(x, samples);
        workbench.load_targets(y, samples);
        workbench.forward(&self.network, true, &mut self.random);
        let (total, _) = workbench.judge(true, |heads| {
            N::Kinds::judge(&self.losses, heads);
            N::Kinds::update(&self.metrics, states, heads);
        });
        workbench.descend(&mut self.network, &self.optimizer, &mut self.memory);
        (total, workbench.sums())
    }
}
