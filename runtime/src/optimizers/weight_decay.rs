//! `Decayed`: weights that shrink a little with each step, whatever the optimizer.

use super::{Adam, Optimizer, Step, allow};
use crate::error::Result;
use crate::kernels;
use crate::scalar::Scalar;

/// An optimizer with decoupled weight decay: before each step `w ← w − λ · η · w`, for all parameters, with the learning rate η.
///
/// Made by [`weight_decay`](Optimizer::weight_decay). Source: Keras 3, `keras.optimizers.Optimizer`, `weight_decay`; Loshchilov and
/// Hutter, 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// let optimizer = Sgd::new(0.01).momentum(0.9).weight_decay(1e-4);
/// assert_eq!(optimizer.slots(), 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Decayed<O> {
    optimizer: O,
    weight_decay: f64,
}

/// AdamW: [`Adam`] with decoupled weight decay. Keras's weight decay is 0.004.
///
/// ```
/// use neurotype::optimizers::AdamW;
/// use neurotype::prelude::*;
///
/// assert_eq!(AdamW::default(), Adam::new(0.001).weight_decay(0.004));
/// ```
pub type AdamW = Decayed<Adam>;

impl<O> Decayed<O> {
    pub(super) const fn new(optimizer: O, weight_decay: f64) -> Self {
        Self { optimizer, weight_decay }
    }
}

impl Default for AdamW {
    fn default() -> Self {
        Self::new(Adam::new(0.001), 0.004)
    }
}

impl<O: Optimizer> Optimizer for Decayed<O> {
    fn check(&self) -> Result<()> {
        allow("weight_decay", self.weight_decay, "it must be finite and not negative", |decay| {
            decay >= 0.0 && decay.is_finite()
        })?;
        self.optimizer.check()
    }

    fn slots(&self) -> usize {
        self.optimizer.slots()
    }

    fn learning_rate(&self, steps: u64) -> f64 {
        self.optimizer.learning_rate(steps)
    }

    fn set_learning_rate(&mut self, rate: f64) {
        self.optimizer.set_learning_rate(rate);
    }

    fn is_elementwise(&self) -> bool {
        self.optimizer.is_elementwise()
    }

    fn is_scheduled(&self) -> bool {
        self.optimizer.is_scheduled()
    }

    fn average_slot(&self) -> Option<usize> {
        self.optimizer.average_slot()
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let Step { parameters, gradients, slots, iteration } = step;
        let stays = T::from_f64(1.0 - self.weight_decay * self.learning_rate(iteration.saturating_sub(1)));
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || parameters.iter_mut().for_each(|w| *w *= stays),
        );
        self.optimizer.step(Step { parameters, gradients, slots, iteration });
    }
}
