//! `fit`: what can be asked of a run of training.

use std::fmt;

use super::compile::{Compiled, Given, Truths};
use super::epochs::{Course, Pair, Plan};
use super::history::History;
use super::listeners::Listeners;
use super::step::Workbench;
use super::trained::Trained;
use super::weights::checked;
use super::{BATCH_SIZE, Fed, check_batch_size, check_data};
use crate::callbacks::Callback;
use crate::data::{self, Reads};
use crate::error::{Error, Result};
use crate::kernels;
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::shape::{TakesInputs, TakesTargets};

/// For each output the weights of all samples, where there are any.
type Weights = Vec<Option<Vec<f64>>>;

/// A run of training, to be set up and started: what [`Compiled::fit`] gives.
#[must_use = "nothing is trained before `.run()`"]
pub struct Fit<'model, 'data, N: Network, O, L, M> {
    model: &'model mut Compiled<N, O, L, M>,
    pub(super) data: Pair<'data, N::Scalar>,
    validation: Option<Pair<'data, N::Scalar>>,
    /// Weights of the samples, and of those of the validation.
    pub(super) weights: Weights,
    pub(super) validation_weights: Weights,
    pub(super) class_weights: Option<Vec<f64>>,
    validation_split: f64,
    plan: Plan,
    threads: usize,
    verbose: bool,
    callbacks: Vec<Box<dyn Callback + 'model>>,
}

impl<N: Network, O, L, M> fmt::Debug for Fit<'_, '_, N, O, L, M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.callbacks.iter().map(|callback| callback.name()).collect();
        let mut shown = formatter.debug_struct("Fit");
        shown.field("data", &self.data).field("plan", &self.plan).field("callbacks", &names).finish_non_exhaustive()
    }
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
            weights: Vec::new(),
            validation_weights: Vec::new(),
            class_weights: None,
            plan: Plan {
                initial_epoch: 0,
                epochs: 1,
                batch_size: BATCH_SIZE,
                shuffle: true,
                validation_freq: 1,
                validation_batch_size: None,
                steps_per_epoch: None,
            },
            validation_split: 0.0,
            threads,
            verbose: true,
            callbacks: Vec::new(),
        }
    }

    /// How often to go through all samples; default 1, as in Keras.
    pub fn epochs(mut self, epochs: usize) -> Self {
        self.plan.epochs = epochs;
        self
    }

    /// How many epochs count as done already, where an earlier `fit` is gone on with: of `epochs(5).initial_epoch(3)` the fourth and the
    /// fifth are trained, under these numbers. Default 0, as in Keras.
    pub fn initial_epoch(mut self, epochs: usize) -> Self {
        self.plan.initial_epoch = epochs;
        self
    }

    /// How many samples make a step; default 32, as in Keras. The last batch of an epoch may be smaller.
    pub fn batch_size(mut self, batch_size: usize) -> Self {
        self.plan.batch_size = batch_size;
        self
    }

    /// Whether each epoch takes the samples in a new order; default `true`, as in Keras.
    pub fn shuffle(mut self, shuffle: bool) -> Self {
        self.plan.shuffle = shuffle;
        self
    }

    /// How many threads work on a step, the calling one included, from 1 to 256; default
    /// [`kernels::threads`](crate::kernels::threads) where [`fit`](Compiled::fit) is called. The bits of the result do not depend on it.
    /// Only large products are shared; when somebody else wants the cores, the others give way and the calling thread goes on alone.
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

    /// Which share of the samples, the last ones, is kept from training and judges each epoch; from 0 to below 1, default 0. Where there
    /// is a [`validation`](Self::validation) too, that one counts, as in Keras.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
    /// let x = Batch::from([[0.0_f32], [1.0], [2.0], [3.0]]);
    /// let mut model = Line::new(42).compile(Sgd::new(0.01), Mse, ());
    /// let history = model.fit(&x, &x).validation_split(0.25).verbose(false).run()?;
    /// assert!(history.get("val_loss").is_some());
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    pub fn validation_split(mut self, share: f64) -> Self {
        self.validation_split = share;
        self
    }

    /// After how many epochs the model is judged, at least 1; default 1, as in Keras. In the epochs between, the history holds NaN.
    pub fn validation_freq(mut self, epochs: usize) -> Self {
        self.plan.validation_freq = epochs;
        self
    }

    /// How many samples are judged together; default as many as make a step.
    pub fn validation_batch_size(mut self, batch_size: usize) -> Self {
        self.plan.validation_batch_size = Some(batch_size);
        self
    }

    /// How many steps make an epoch; default as many as it takes to see all samples. The next epoch goes on behind the last sample that was
    /// seen; when all have been, they come in a new order.
    pub fn steps_per_epoch(mut self, steps: usize) -> Self {
        self.plan.steps_per_epoch = Some(steps);
        self
    }

    /// Adds somebody who is told what happens, and may end the training or change its course: see [`callbacks`](crate::callbacks). They
    /// are told in the order in which they were added; `&mut early_stopping` stays the caller's.
    pub fn callback(mut self, callback: impl Callback + 'model) -> Self {
        self.callbacks.push(Box::new(callback));
        self
    }

    /// Trains.
    ///
    /// # Errors
    ///
    /// Before the first step: if there are no samples, inputs and targets are not as many, a number is not finite, the batch
    /// size is 0, the number of threads is not from 1 to 256, or a setting of the optimizer, of a callback, of the model or a loss's weight
    /// is not allowed. Under way: [`Error::LossNotFinite`](crate::Error::LossNotFinite) after the step in which it happened, unless a callback ended the training there; and
    /// whatever a callback refuses.
    pub fn run(self) -> Result<History> {
        let samples = self.check()?;
        let threads = self.threads;
        kernels::with_threads(threads, || self.train(samples))
    }

    fn train(self, samples: usize) -> Result<History> {
        let Self { model, data, validation, validation_split, plan, verbose, callbacks, .. } = self;
        let graph = N::GRAPH;
        let weights = checked("sample_weight", graph, self.weights, samples)?;
        let by_class = self
            .class_weights
            .map(|weights| checked("class_weight", graph, vec![Some(weights)], samples))
            .transpose()?;
        let kept = if validation.is_some() { 0.0 } else { validation_split };
        let trained = (samples as f64 * (1.0 - kept)).floor() as usize;
        let judged = match validation {
            Some((x, y)) => {
                let samples = x.first().map_or(0, data::Part::len);
                Some((
                    0..samples,
                    (x, y),
                    checked("validation_sample_weight", graph, self.validation_weights, samples)?,
                ))
            }
            None => (trained < samples).then(|| (trained..samples, data.clone(), weights.clone())),
        };
        let weights = by_class.unwrap_or(weights);
        if trained == 0 {
            return Err(Error::argument("validation_split", kept, "it leaves no sample for training"));
        }
        let data = (data.0, data.1, weights);
        Course::new(model, (data, trained), judged, plan, Listeners::new(callbacks, verbose)).run()
    }

    fn check(&self) -> Result<usize> {
        check_batch_size(self.plan.batch_size)?;
        check_batch_size(self.plan.validation_batch_size.unwrap_or(1))?;
        if self.plan.steps_per_epoch == Some(0) {
            return Err(Error::argument("steps_per_epoch", 0, "it must be at least 1"));
        }
        if self.class_weights.is_some() && !self.weights.is_empty() {
            let allowed = "there are sample weights too; multiply the two and give these as sample weights";
            return Err(Error::argument("class_weight", "given", allowed));
        }
        if self.plan.validation_freq == 0 {
            return Err(Error::argument("validation_freq", 0, "it must be at least 1"));
        }
        if !(0.0..1.0).contains(&self.validation_split) {
            return Err(Error::argument("validation_split", self.validation_split, "it must be from 0 to below 1"));
        }
        if !(1..=kernels::MOST_THREADS).contains(&self.threads) {
            let allowed = format!("it must be from 1 to {}", kernels::MOST_THREADS);
            return Err(Error::argument("threads", self.threads, &allowed));
        }
        self.model.optimizer.check()?;
        N::Kinds::check(&self.model.losses)?;
        Trained::of(&self.model.network).checked()?;
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
    pub(super) fn step<'bench>(
        &mut self,
        workbench: &'bench mut Workbench<N::Scalar>,
        (x, y, weights): Fed<'_, '_, N::Scalar>,
        samples: &[usize],
        states: &mut <N::Kinds as WatchedBy<M, Truths<N, L>>>::States,
    ) -> Result<(f64, &'bench [f64])> {
        workbench.load_inputs::<N>(x, samples);
        workbench.load_targets(y, samples);
        workbench.load_weights(weights, samples);
        workbench.forward(&self.network, true, &mut self.random);
        let (total, _) = workbench.judge(&self.network, true, |heads| {
            N::Kinds::judge(&self.losses, heads);
            N::Kinds::update(&self.metrics, states, heads);
        });
        workbench.descend(&mut self.network, &self.optimizer, &mut self.memory)?;
        Ok((total, workbench.sums()))
    }
}
