//! `Run`: a training under way, as callbacks see it.

use std::any::Any;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::compile::Compiled;
use super::step::Memory;
use crate::error::{Error, Result};
use crate::graph::{Graph, TensorPlace};
use crate::network::Network;
use crate::optimizers::Optimizer;
use crate::scalar::Scalar;
use crate::storage;

/// Where a run is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Position {
    /// The epoch, from 1; 0 before the first.
    pub(crate) epoch: usize,
    /// How many epochs there will be.
    pub(crate) epochs: usize,
    /// The step in the epoch, from 1.
    pub(crate) step: usize,
    /// How many steps an epoch has.
    pub(crate) steps: usize,
    /// How many samples the epoch has seen.
    pub(crate) seen: usize,
    /// How many it has.
    pub(crate) samples: usize,
    /// Whether the epoch is under way, or was closed.
    pub(crate) is_open: bool,
    /// Whether a callback has ended the training.
    pub(crate) is_stopped: bool,
    /// Whether that was in the middle of an epoch.
    pub(crate) is_interrupted: bool,
}

/// What a run trains, its types erased.
pub(crate) trait Trainee {
    fn graph(&self) -> &'static Graph;
    fn network(&self) -> &dyn Any;
    fn optimizer(&self) -> &dyn Any;
    fn iterations(&self) -> u64;
    fn learning_rate(&self) -> f64;
    fn set_learning_rate(&mut self, rate: f64) -> Result<()>;
    fn weights(&self) -> Vec<f64>;
    fn set_weights(&mut self, weights: &[f64]);
    fn swap_average(&mut self) -> bool;
    fn save(&self, path: &Path) -> Result<()>;
    fn save_weights(&self, path: &Path) -> Result<()>;
}

/// A training under way: what a [`Callback`](crate::callbacks::Callback) reads and changes.
pub struct Run<'a> {
    pub(crate) at: &'a Position,
    pub(crate) trainee: &'a mut dyn Trainee,
    /// Where to write what a later run goes on from, as soon as all callbacks have been told.
    pub(crate) backup: &'a mut Option<PathBuf>,
}

impl Run<'_> {
    /// The epoch, from 1.
    #[must_use]
    pub fn epoch(&self) -> usize {
        self.at.epoch
    }

    /// How many epochs there will be.
    #[must_use]
    pub fn epochs(&self) -> usize {
        self.at.epochs
    }

    /// The step in the epoch, from 1.
    #[must_use]
    pub fn step(&self) -> usize {
        self.at.step
    }

    /// How many steps an epoch has.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.at.steps
    }

    /// How many samples the epoch has seen.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.at.seen
    }

    /// How many samples an epoch has.
    #[must_use]
    pub fn samples(&self) -> usize {
        self.at.samples
    }

    /// Whether training ends in the middle of an epoch: a callback answered
    /// [`Interrupt`](crate::callbacks::Answer::Interrupt).
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        self.at.is_interrupted
    }

    /// How many steps the optimizer has made, those of earlier runs included.
    #[must_use]
    pub fn iterations(&self) -> u64 {
        self.trainee.iterations()
    }

    /// The optimizer's learning rate.
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.trainee.learning_rate()
    }

    /// Changes the optimizer's learning rate, from the next step on.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`](crate::Error::Argument) unless it is positive and finite, or if the optimizer follows a schedule.
    pub fn set_learning_rate(&mut self, rate: f64) -> Result<()> {
        self.trainee.set_learning_rate(rate)
    }

    /// The table of the network.
    #[must_use]
    pub fn graph(&self) -> &'static Graph {
        self.trainee.graph()
    }

    /// The network, if it is one of this type: `run.network::<Classifier>()`.
    #[must_use]
    pub fn network<N: Network>(&self) -> Option<&N> {
        self.trainee.network().downcast_ref()
    }

    /// The optimizer, if it is one of this type: `run.optimizer::<Adam>()`.
    #[must_use]
    pub fn optimizer<O: Optimizer>(&self) -> Option<&O> {
        self.trainee.optimizer().downcast_ref()
    }

    /// A copy of all parameters, in the order of [`Network::parameters`]; `f64` holds each `f32` without a loss.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        self.trainee.weights()
    }

    /// Replaces all parameters by as many numbers that [`weights`](Self::weights) gave.
    pub fn set_weights(&mut self, weights: &[f64]) {
        self.trainee.set_weights(weights);
    }

    /// Exchanges the parameters and their moving averages; `false`, and nothing happens, if the optimizer keeps none.
    pub fn swap_average(&mut self) -> bool {
        self.trainee.swap_average()
    }

    /// Writes the model with what the optimizer remembers: [`Compiled::save`](crate::Compiled::save).
    ///
    /// # Errors
    ///
    /// As that.
    pub fn save(&self, path: &Path) -> Result<()> {
        self.trainee.save(path)
    }

    /// Writes the parameters: [`Network::save_weights`].
    ///
    /// # Errors
    ///
    /// As that.
    pub fn save_weights(&self, path: &Path) -> Result<()> {
        self.trainee.save_weights(path)
    }

    /// Writes everything from which a later run goes on as if it had not been another, as soon as all callbacks have been told what
    /// this one is being told.
    pub fn back_up(&mut self, path: &Path) {
        *self.backup = Some(path.to_owned());
    }
}

impl std::fmt::Debug for Run<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Run").field("at", &self.at).finish_non_exhaustive()
    }
}

impl<N: Network, O: Optimizer, L, M> Trainee for Compiled<N, O, L, M> {
    fn graph(&self) -> &'static Graph {
        N::GRAPH
    }

    fn network(&self) -> &dyn Any {
        &self.network
    }

    fn optimizer(&self) -> &dyn Any {
        &self.optimizer
    }

    fn iterations(&self) -> u64 {
        self.memory.iteration
    }

    fn learning_rate(&self) -> f64 {
        self.optimizer.learning_rate(self.memory.iteration)
    }

    fn set_learning_rate(&mut self, rate: f64) -> Result<()> {
        crate::optimizers::allow_learning_rate(rate)?;
        if self.optimizer.is_scheduled() {
            let allowed = "the optimizer follows a schedule; change that one, or compile without";
            return Err(Error::argument("learning_rate", rate, allowed));
        }
        self.optimizer.set_learning_rate(rate);
        Ok(())
    }

    fn weights(&self) -> Vec<f64> {
        self.network.parameters().iter().map(|number| number.to_f64()).collect()
    }

    fn set_weights(&mut self, weights: &[f64]) {
        let numbers = self.network.parameters_mut().iter_mut().zip(weights);
        numbers.for_each(|(number, weight)| *number = N::Scalar::from_f64(*weight));
    }

    fn swap_average(&mut self) -> bool {
        let Memory { slots, iteration } = &mut self.memory;
        let average = self.optimizer.average_slot().and_then(|slot| slots.get_mut(slot));
        let Some(average) = average.filter(|_| *iteration > 0) else { return false };
        // What training does not change has no average.
        for TensorPlace { place, .. } in N::GRAPH.trained_tensors(self.network.frozen()) {
            self.network.parameters_mut()[place.clone()].swap_with_slice(&mut average[place]);
        }
        true
    }

    fn save(&self, path: &Path) -> Result<()> {
        Self::save(self, path)
    }

    fn save_weights(&self, path: &Path) -> Result<()> {
        storage::save(path, &self.network)
    }
}
