//! `Scheduled`: a learning rate that changes from step to step, whatever the optimizer.

use super::{Optimizer, Step, Whole, passes_on};
use crate::error::Result;
use crate::scalar::Scalar;
use crate::schedules::Schedule;

/// An optimizer whose learning rate follows a schedule: made by [`schedule`](Optimizer::schedule). Its own rate does not count.
///
/// Callbacks cannot set the rate then: [`Run::set_learning_rate`](crate::callbacks::Run::set_learning_rate) is an error, as in Keras. Source:
/// Keras 3, `keras.optimizers.Optimizer`, `learning_rate`.
///
/// ```
/// use neurotype::prelude::*;
///
/// let optimizer = Sgd::default().schedule(ExponentialDecay::new(0.5, 10, 0.25));
/// assert_eq!(optimizer.learning_rate(5), 0.25);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Scheduled<O, S> {
    optimizer: O,
    schedule: S,
}

impl<O, S> Scheduled<O, S> {
    pub(super) fn new(optimizer: O, schedule: S) -> Self {
        Self { optimizer, schedule }
    }
}

impl<O: Optimizer + Clone, S: Schedule> Scheduled<O, S> {
    /// The optimizer with the rate of a step.
    fn at(&self, iteration: u64) -> O {
        let mut optimizer = self.optimizer.clone();
        optimizer.set_learning_rate(self.schedule.rate(iteration.saturating_sub(1)));
        optimizer
    }
}

impl<O: Optimizer + Clone, S: Schedule> Optimizer for Scheduled<O, S> {
    passes_on!(slots is_elementwise steps_by_each average_slot);

    fn check(&self) -> Result<()> {
        self.schedule.check()?;
        self.optimizer.check()
    }

    fn learning_rate(&self, steps: u64) -> f64 {
        self.schedule.rate(steps)
    }

    fn set_learning_rate(&mut self, _rate: f64) {}

    fn is_scheduled(&self) -> bool {
        true
    }

    fn plain_descent(&self, steps: u64) -> Option<f64> {
        self.optimizer.plain_descent(steps).map(|_| self.schedule.rate(steps))
    }

    fn prepare<T: Scalar>(&self, whole: Whole<'_, '_, T>) {
        self.at(whole.iteration).prepare(whole);
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        self.at(step.iteration).step(step);
    }
}
