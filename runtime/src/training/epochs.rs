//! The loop of `fit`: epochs, steps, validation, and what the callbacks are told.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::compile::{Compiled, Truths};
use super::evaluate::evaluate_watched;
use super::history::History;
use super::listeners::Listeners;
use super::logs::{Logs, Sums, names};
use super::run::Position;
use super::step::Workbench;
use crate::callbacks::{Answer, State};
use crate::data::Parts;
use crate::error::{Error, Result};
use crate::kernels::{self, StepKind};
use crate::losses::TrainedBy;
use crate::metrics::WatchedBy;
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::random::Random;

/// Inputs and targets, their types erased.
pub(super) type Pair<'data, T> = (Parts<'data, T>, Parts<'data, T>);

/// The same with the weights of the samples.
pub(super) type Weighed<'data, T> = (Parts<'data, T>, Parts<'data, T>, Weights);

/// Which samples of which data each epoch is judged by.
pub(super) type Judged<'data, T> = (Range<usize>, Pair<'data, T>, Weights);

/// For each output the weights of all samples; of none, all count the same.
pub(super) type Weights = Vec<Vec<f64>>;

/// What the metrics of a model remember.
type States<N, L, M> = <<N as Network>::Kinds as WatchedBy<M, Truths<N, L>>>::States;

/// What `fit` was told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) initial_epoch: usize,
    pub(super) epochs: usize,
    pub(super) batch_size: usize,
    pub(super) shuffle: bool,
    pub(super) validation_freq: usize,
    pub(super) validation_batch_size: Option<usize>,
    pub(super) steps_per_epoch: Option<usize>,
}

/// A run of training.
pub(super) struct Course<'run, 'data, N: Network, O, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    model: &'run mut Compiled<N, O, L, M>,
    data: Weighed<'data, N::Scalar>,
    validation: Option<Judged<'data, N::Scalar>>,
    plan: Plan,
    listeners: Listeners<'run>,
    at: Position,
    workbench: Workbench<N::Scalar>,
    /// The order of the samples in this epoch, and the generator as it was before it was drawn.
    order: Vec<usize>,
    /// How many batches that is.
    batches: usize,
    before_shuffling: Random,
    sums: Sums,
    states: States<N, L, M>,
    /// The numbers of the epoch so far.
    logs: Logs,
}

/// What a later run needs of this one, beside the model.
#[derive(Serialize, Deserialize)]
struct Kept {
    batch_size: usize,
    shuffle: bool,
    at: Position,
    sums: Sums,
    states: Vec<u8>,
    before_shuffling: Random,
    callbacks: Vec<(String, State)>,
}

impl<'run, 'data, N: Network, O: Optimizer, L, M> Course<'run, 'data, N, O, L, M>
where
    N::Kinds: TrainedBy<L, N::Outputs> + WatchedBy<M, Truths<N, L>>,
{
    pub(super) fn new(
        model: &'run mut Compiled<N, O, L, M>,
        (data, samples): (Weighed<'data, N::Scalar>, usize),
        validation: Option<Judged<'data, N::Scalar>>,
        plan: Plan,
        listeners: Listeners<'run>,
    ) -> Self {
        let logs = Logs::new(names(N::GRAPH, &N::Kinds::names(&model.metrics)));
        let steps = plan.steps_per_epoch.unwrap_or(samples.div_ceil(plan.batch_size));
        let before_shuffling = model.shuffling.clone();
        Self {
            model,
            data,
            validation,
            plan,
            listeners,
            at: Position {
                epoch: plan.initial_epoch,
                epochs: plan.epochs,
                samples: plan.steps_per_epoch.map_or(samples, |steps| steps.saturating_mul(plan.batch_size)),
                steps,
                ..Position::default()
            },
            workbench: Workbench::new(N::GRAPH),
            order: (0..samples).collect(),
            batches: samples.div_ceil(plan.batch_size).max(1),
            before_shuffling,
            sums: Sums::new(N::GRAPH),
            states: States::<N, L, M>::default(),
            logs,
        }
    }

    pub(super) fn run(mut self) -> Result<History> {
        self.begin()?;
        while self.at.is_open || (self.at.epoch < self.at.epochs && !self.at.is_stopped) {
            if !self.at.is_open {
                self.open_epoch()?;
            }
            while self.at.step < self.at.steps && !self.at.is_stopped {
                if self.step()? == Answer::Interrupt {
                    return self.end();
                }
            }
            if self.close_epoch()? == Answer::Interrupt {
                break;
            }
        }
        self.end()
    }

    fn begin(&mut self) -> Result<()> {
        let mut names: Vec<String> = self.logs.iter().map(|(name, _)| name.to_owned()).collect();
        if self.validation.is_some() {
            names.extend(self.logs.iter().map(|(name, _)| format!("val_{name}")));
        }
        self.listeners.check(names)?;
        let callbacks = self.resume()?;
        self.listeners.tell(&self.at, self.model, |callback, run| callback.on_train_begin(run))?;
        callbacks.map_or(Ok(()), |states| self.listeners.restore(&states))
    }

    fn open_epoch(&mut self) -> Result<()> {
        self.at = Position { epoch: self.at.epoch + 1, step: 0, seen: 0, is_open: true, ..self.at.clone() };
        self.sums = Sums::new(N::GRAPH);
        self.states = States::<N, L, M>::default();
        if self.place() == 0 {
            self.draw_order();
        }
        self.listeners.tell(&self.at, self.model, |callback, run| callback.on_epoch_begin(run))
    }

    /// Where the next batch begins in the order of the samples. With `steps_per_epoch`, an order is gone through however many epochs it
    /// takes.
    fn place(&self) -> usize {
        let Position { epoch, steps, step, .. } = self.at;
        // An epoch is an order, in nearly all runs: a small step is shorter than a few divisions are worth.
        if steps == self.batches && step < steps {
            return step * self.plan.batch_size;
        }
        let epochs = epoch.saturating_sub(1 + self.plan.initial_epoch);
        epochs.saturating_mul(steps).saturating_add(step) % self.batches * self.plan.batch_size
    }

    fn draw_order(&mut self) {
        self.before_shuffling = self.model.shuffling.clone();
        self.model.shuffling = self.shuffle();
    }

    /// Draws the order of an epoch; gives the generator as it is then. Each order is drawn from the samples as they come, so that it
    /// can be drawn again.
    fn shuffle(&mut self) -> Random {
        let mut generator = self.before_shuffling.clone();
        if self.plan.shuffle {
            self.order.iter_mut().enumerate().for_each(|(place, sample)| *sample = place);
            generator.shuffle(&mut self.order);
        }
        generator
    }

    fn step(&mut self) -> Result<Answer> {
        let place = self.place();
        if place == 0 && self.at.step > 0 {
            self.draw_order();
        }
        self.at.step += 1;
        self.listeners.tell(&self.at, self.model, |callback, run| callback.on_train_batch_begin(run))?;
        let (x, y, weights) = (&self.data.0, &self.data.1, &self.data.2);
        let end = (place + self.plan.batch_size).min(self.order.len());
        let (batch, behind) = self.order[place..].split_at(end - place);
        let next = &behind[..self.plan.batch_size.min(behind.len())];
        Workbench::announce(x, next);
        Workbench::announce(y, next);
        let (model, workbench, states) = (&mut *self.model, &mut self.workbench, &mut self.states);
        let kind = StepKind::of(N::GRAPH, true, batch.len());
        let (total, outputs) = kernels::pace(kind, || model.step(workbench, (x, y, weights), batch, states))?;
        self.sums.add(total, outputs, batch.len());
        let metrics = self.sums.write(self.logs.numbers_mut());
        N::Kinds::results(&self.model.metrics, &self.states, &mut metrics.iter_mut());
        self.at.seen += end - place;
        let logs = &self.logs;
        let answer =
            self.listeners.ask(&self.at, self.model, |callback, run| callback.on_train_batch_end(run, logs))?;
        self.obey(answer);
        if !total.is_finite() && answer == Answer::Continue {
            return Err(Error::LossNotFinite { loss: total, epoch: self.at.epoch, step: self.at.step });
        }
        self.back_up()?;
        Ok(answer)
    }

    fn close_epoch(&mut self) -> Result<Answer> {
        let mut logs = self.logs.clone();
        let is_due = self.at.epoch.is_multiple_of(self.plan.validation_freq);
        if let Some((samples, (x, y), weights)) = self.validation.as_ref().filter(|_| is_due) {
            let sizes = (samples.clone(), self.plan.validation_batch_size.unwrap_or(self.plan.batch_size));
            let watching = (&mut self.listeners, &self.at);
            let found = evaluate_watched(self.model, &mut self.workbench, (x, y, weights), sizes, watching)?;
            logs.add_validation(&found);
        }
        let answer = self.listeners.ask(&self.at, self.model, |callback, run| callback.on_epoch_end(run, &mut logs))?;
        self.at.is_open = false;
        self.obey(answer);
        self.back_up()?;
        Ok(answer)
    }

    fn obey(&mut self, answer: Answer) {
        match answer {
            Answer::Continue => {}
            Answer::Stop => self.at.is_stopped = true,
            Answer::Interrupt => self.at.is_interrupted = true,
        }
    }

    fn end(mut self) -> Result<History> {
        let logs = self.listeners.last_logs();
        self.listeners.tell(&self.at, self.model, |callback, run| callback.on_train_end(run, &logs))?;
        self.back_up()?;
        if !self.at.is_interrupted {
            self.model.take_average();
        }
        Ok(self.listeners.into_history().interrupted(self.at.is_interrupted))
    }

    /// Writes what a callback asked for.
    fn back_up(&mut self) -> Result<()> {
        let Some(path) = self.listeners.wanted_backup() else { return Ok(()) };
        let bytes = |bytes: postcard::Result<Vec<u8>>| bytes.map_err(|error| Error::contents(&path, error.to_string()));
        let kept = Kept {
            batch_size: self.plan.batch_size,
            shuffle: self.plan.shuffle,
            at: self.at.clone(),
            sums: self.sums.clone(),
            states: bytes(postcard::to_allocvec(&self.states))?,
            before_shuffling: self.before_shuffling.clone(),
            callbacks: self.listeners.states()?,
        };
        self.model.write(&path, Some(bytes(postcard::to_allocvec(&kept))?))
    }

    /// Goes where an earlier run was, if a callback knows one; gives what the callbacks remembered then.
    fn resume(&mut self) -> Result<Option<Vec<(String, State)>>> {
        let Some(path) = self.listeners.resumes_from() else { return Ok(None) };
        let damaged =
            |error: postcard::Error| Error::contents(&path, format!("what it tells of the run is wrong: {error}"));
        let (compiled, run) = self.model.read(&path)?;
        let none = || Error::contents(&path, "it holds a model, but no run to go on with; take another path");
        let kept: Kept = postcard::from_bytes(&run.ok_or_else(none)?).map_err(damaged)?;
        self.compare(&path, &kept)?;
        self.states = postcard::from_bytes(&kept.states).map_err(damaged)?;
        self.model.become_as(compiled);
        let epochs = self.at.epochs;
        self.at = Position { epochs, is_interrupted: false, ..kept.at };
        (self.sums, self.before_shuffling) = (kept.sums, kept.before_shuffling);
        self.shuffle();
        let metrics = self.sums.write(self.logs.numbers_mut());
        N::Kinds::results(&self.model.metrics, &self.states, &mut metrics.iter_mut());
        Ok(Some(kept.callbacks))
    }

    /// Refuses to go on with a run of other data or another plan.
    fn compare(&self, path: &std::path::Path, kept: &Kept) -> Result<()> {
        let (was, at) = (&kept.at, &self.at);
        for (argument, held, wanted) in [
            ("samples", at.samples.to_string(), was.samples.to_string()),
            ("batch_size", self.plan.batch_size.to_string(), kept.batch_size.to_string()),
            ("shuffle", self.plan.shuffle.to_string(), kept.shuffle.to_string()),
        ] {
            if held != wanted {
                let allowed =
                    format!("the run in {} had {wanted}; go on with the same, or delete the file", path.display());
                return Err(Error::argument(argument, held, &allowed));
            }
        }
        let is_cut = self.plan.steps_per_epoch.is_some();
        let whole_batches = is_cut || was.seen % self.plan.batch_size == 0 || was.seen == was.samples;
        let steps = if is_cut { was.step } else { was.seen.div_ceil(self.plan.batch_size) };
        let is_within = was.seen <= was.samples && was.step == steps && steps <= at.steps;
        let has_begun = was.epoch > 0 || (!was.is_open && was.seen == 0);
        let fits = whole_batches && is_within && has_begun && was.steps == at.steps && kept.sums.fit(N::GRAPH);
        if fits { Ok(()) } else { Err(Error::contents(path, "its place in the epoch is impossible")) }
    }
}
