//! `train_on_batch`, and `evaluate_with` and `predict_with`: with callbacks that look on.

use super::compile::{Compiled, Given, Truths};
use super::evaluate::{Evaluation, evaluate_watched};
use super::listeners::Listeners;
use super::logs::{Sums, names};
use super::predict::predict_part;
use super::run::Position;
use super::step::Workbench;
use super::{BATCH_SIZE, check_data, pass_flop, step_flop};
use crate::callbacks::Callback;
use crate::data::{Part, Reads};
use crate::error::Result;
use crate::kernels::{self, StepKind};
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::shape::{Shapes, TakesInputs, TakesTargets};

/// Callbacks that stay the caller's.
fn listeners<'run>(callbacks: &'run mut [&mut dyn Callback]) -> Listeners<'run> {
    Listeners::new(callbacks.iter_mut().map(|callback| Box::new(&mut **callback) as Box<dyn Callback>).collect(), false)
}

impl<N: Network, O: Optimizer, L, M> Compiled<N, O, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    /// One step on all of these samples; gives loss and metrics as they were before it. What the optimizer remembers goes on from one call
    /// to the next. In a loop, [`with_threads`](crate::kernels::with_threads) keeps threads at hand from one call to the next as well.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
    /// let (x, y) = (Batch::from([[0.0_f32], [1.0]]), Batch::from([[1.0_f32], [3.0]]));
    /// let mut model = Line::new(42).compile(Sgd::new(0.1), Mse, ());
    /// let before = model.test_on_batch(&x, &y)?;
    /// assert_eq!(model.train_on_batch(&x, &y)?, before);
    /// assert!(model.test_on_batch(&x, &y)?.loss() < before.loss());
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`evaluate`](Self::evaluate), and if a setting of the optimizer is not allowed.
    #[rustfmt::skip]
    pub fn train_on_batch<'data, Number: Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X, Y>(&mut self, x: X, y: Y) -> Result<Evaluation>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        let (x, y) = (Number::parts(x), Number::parts(y));
        let order: Vec<usize> = (0..check_data(N::GRAPH, "", &x, &y)?).collect();
        N::Kinds::check(&self.losses)?;
        self.optimizer.check()?;
        let mut workbench = Workbench::for_model(&self.network)?;
        let (mut sums, mut states) = (Sums::new(N::GRAPH), Default::default());
        let (model, bench) = (&mut *self, &mut workbench);
        let (total, outputs) = kernels::with_threads_for(step_flop::<N>(order.len()), || {
            let kind = StepKind::of(N::GRAPH, true, order.len());
            kernels::pace(kind, || model.step(bench, (&x, &y, &[]), &order, &mut states))
        })?;
        sums.add(total, outputs, order.len());
        let names = names(N::GRAPH, &N::Kinds::names(&self.metrics));
        let mut numbers = vec![0.0; names.len()];
        let metrics = sums.write(&mut numbers);
        N::Kinds::results(&self.metrics, &states, &mut metrics.iter_mut());
        Ok(Evaluation::new(names, numbers))
    }

    /// Loss and metrics of these samples, taken as one batch; nothing is changed.
    ///
    /// # Errors
    ///
    /// As [`evaluate`](Self::evaluate).
    #[rustfmt::skip]
    pub fn test_on_batch<'data, Number: Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X, Y>(&self, x: X, y: Y) -> Result<Evaluation>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        self.evaluate(x, y)
    }

    /// The outputs for these samples, as [`predict`](Network::predict) gives them: Keras's name where they are one batch.
    #[rustfmt::skip]
    pub fn predict_on_batch<'data, Number: Reads<'data, X>, Wanted: TakesInputs<Given<'data, Number, X>>, X>(&self, x: X) -> <N::Outputs as Shapes>::Batches<N::Scalar>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
    {
        self.network.predict(x)
    }

    /// [`evaluate`](Self::evaluate) with callbacks, whose hooks `on_test_…` are told of each batch of 32.
    ///
    /// # Errors
    ///
    /// As that, and whatever a callback refuses.
    #[rustfmt::skip]
    pub fn evaluate_with<'data, Number: Reads<'data, X> + Reads<'data, Y>, Wanted: TakesInputs<Given<'data, Number, X>>, Truth: TakesTargets<Given<'data, Number, Y>>, X, Y>(&mut self, x: X, y: Y, callbacks: &mut [&mut dyn Callback]) -> Result<Evaluation>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
        N::Kinds: TrainedBy<L, N::Outputs, Targets = Truth>,
    {
        let (x, y) = (Number::parts(x), Number::parts(y));
        let samples = check_data(N::GRAPH, "", &x, &y)?;
        N::Kinds::check(&self.losses)?;
        let mut workbench = Workbench::for_model(&self.network)?;
        let at = Position { samples, steps: samples.div_ceil(BATCH_SIZE), ..Position::default() };
        let watching = (&mut listeners(callbacks), &at);
        let logs = kernels::with_threads_for(pass_flop::<N>(samples), || {
            evaluate_watched(self, &mut workbench, (&x, &y, &[]), (0..samples, BATCH_SIZE), watching)
        })?;
        let (names, numbers) = logs.iter().map(|(name, number)| (name.to_owned(), number)).unzip();
        Ok(Evaluation::new(names, numbers))
    }

    /// [`predict`](Network::predict) with callbacks, whose hooks `on_predict_…` are told of each batch of 32.
    ///
    /// # Errors
    ///
    /// Whatever a callback refuses.
    #[rustfmt::skip]
    pub fn predict_with<'data, Number: Reads<'data, X>, Wanted: TakesInputs<Given<'data, Number, X>>, X>(&mut self, x: X, callbacks: &mut [&mut dyn Callback]) -> Result<<N::Outputs as Shapes>::Batches<N::Scalar>>
    where
        N: Network<Scalar = Number, Inputs = Wanted>,
    {
        let x = Number::parts(x);
        let samples = x.iter().map(Part::len).min().unwrap_or(0);
        let mut listeners = listeners(callbacks);
        let mut y = N::Outputs::no_batches();
        let mut at = Position { samples, steps: samples.div_ceil(BATCH_SIZE), ..Position::default() };
        kernels::with_threads_for(pass_flop::<N>(samples), || {
            listeners.tell(&at, self, |callback, run| callback.on_predict_begin(run))?;
            while at.seen < samples {
                at.step += 1;
                listeners.tell(&at, self, |callback, run| callback.on_predict_batch_begin(run))?;
                let end = (at.seen + BATCH_SIZE).min(samples);
                predict_part(&self.network, &x, at.seen..end, &mut y);
                at.seen = end;
                listeners.tell(&at, self, |callback, run| callback.on_predict_batch_end(run))?;
            }
            listeners.tell(&at, self, |callback, run| callback.on_predict_end(run))
        })?;
        Ok(y)
    }
}
