//! `Decayed`: weights that shrink a little with each step, whatever the optimizer.

use super::names::Names;
use super::{Optimizer, Step, Whole, allow, passes_on};
use crate::error::Result;
use crate::kernels;
use crate::scalar::Scalar;

/// An optimizer with decoupled weight decay: before each step `w ← w − λ · η · w`, with the learning rate η, for all parameters or for
/// those whose names are not [excluded](Self::exclude).
///
/// Made by [`weight_decay`](Optimizer::weight_decay). Source: Keras 3, `keras.optimizers.Optimizer`, `weight_decay` and
/// `exclude_from_weight_decay`; Loshchilov and Hutter, 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// let optimizer = Sgd::new(0.01).momentum(0.9).weight_decay(1e-4).exclude("bias");
/// assert_eq!(optimizer.slots(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Decayed<O> {
    optimizer: O,
    weight_decay: f64,
    #[serde(default)]
    excluded: Names,
}

impl<O> Decayed<O> {
    pub(super) const fn around(optimizer: O, weight_decay: f64) -> Self {
        Self { optimizer, weight_decay, excluded: Names::NONE }
    }

    /// λ, not negative and finite, in place of the one before.
    #[must_use]
    pub const fn weight_decay(mut self, weight_decay: f64) -> Self {
        self.weight_decay = weight_decay;
        self
    }

    /// The same around an optimizer with other arguments.
    pub(super) fn with(mut self, change: impl FnOnce(O) -> O) -> Self {
        self.optimizer = change(self.optimizer);
        self
    }

    /// Tensors whose path has this in it do not decay: `"bias"`, `"output.kernel"`. May be called several times.
    #[must_use]
    pub fn exclude(mut self, name: impl Into<String>) -> Self {
        self.excluded.add(name.into());
        self
    }

    /// What is left of a number after a step of decay.
    fn stays(&self, iteration: u64) -> f64
    where
        O: Optimizer,
    {
        1.0 - self.weight_decay * self.optimizer.learning_rate(iteration.saturating_sub(1))
    }
}

impl<O: Optimizer> Optimizer for Decayed<O> {
    passes_on!(slots learning_rate is_elementwise steps_by_each average_slot);

    fn check(&self) -> Result<()> {
        allow("weight_decay", self.weight_decay, "it must be finite and not negative", |decay| {
            decay >= 0.0 && decay.is_finite()
        })?;
        self.optimizer.check()
    }

    fn prepare<T: Scalar>(&self, whole: Whole<'_, '_, T>) {
        let stays = T::from_f64(self.stays(whole.iteration));
        // Without names to look at, the decay is a part of the step.
        for tensor in whole.tensors.iter().filter(|_| !self.excluded.is_empty()) {
            if !self.excluded.are_in(&tensor.path) {
                kernels::scale(&mut whole.parameters[tensor.place.clone()], stays);
            }
        }
        self.optimizer.prepare(whole);
    }

    fn step<T: Scalar>(&self, mut step: Step<'_, '_, T>) {
        if self.excluded.is_empty() {
            let stays = T::from_f64(self.stays(step.iteration));
            if !self.optimizer.steps_by_each() {
                kernels::scale(step.parameters, stays);
            } else if let Some(before) = step.alongside.stays.replace(stays) {
                kernels::scale(step.parameters, before);
            }
        }
        self.optimizer.step(step);
    }
}
