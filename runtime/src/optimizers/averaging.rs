//! `Averaged`: a moving average of the parameters beside any optimizer.

use super::{Alongside, Optimizer, Step, Whole, allow, passes_on};
use crate::error::{Error, Result};
use crate::kernels::Average;
use crate::scalar::Scalar;

/// An optimizer that also keeps an exponential moving average of the parameters: Keras's `use_ema`.
///
/// With momentum μ, after each step: `a ← μ · a + (1 − μ) · w`; after the first one `a ← w`. Predictions with the average are often
/// better: [`SwapEmaWeights`](crate::callbacks::SwapEmaWeights) exchanges the two around validation and the end of each epoch. With
/// [`overwrite_frequency`](Self::overwrite_frequency) `w ← a` after each so many steps.
///
/// Defaults: never overwritten; Keras's momentum is 0.99. Source: Keras 3, `keras.optimizers.Optimizer`, `use_ema`, `ema_momentum` and
/// `ema_overwrite_frequency`.
///
/// ```
/// use neurotype::prelude::*;
///
/// let optimizer = Adam::default().ema(0.99);
/// assert_eq!(optimizer.learning_rate(0), 0.001);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Averaged<O> {
    optimizer: O,
    momentum: f64,
    overwrite_frequency: Option<u64>,
}

impl<O> Averaged<O> {
    pub(super) fn new(optimizer: O, momentum: f64) -> Self {
        Self { optimizer, momentum, overwrite_frequency: None }
    }

    /// After how many steps, at least 1, the parameters are replaced by their average; default never.
    #[must_use]
    pub fn overwrite_frequency(mut self, steps: u64) -> Self {
        self.overwrite_frequency = Some(steps);
        self
    }
}

impl<O: Optimizer> Optimizer for Averaged<O> {
    passes_on!(learning_rate is_elementwise steps_by_each);

    fn check(&self) -> Result<()> {
        allow("ema", self.momentum, "a momentum must be from 0 to 1", |momentum| (0.0..=1.0).contains(&momentum))?;
        if self.overwrite_frequency == Some(0) {
            return Err(Error::argument("overwrite_frequency", 0, "it must be at least 1"));
        }
        self.optimizer.check()
    }

    fn slots(&self) -> usize {
        self.optimizer.slots() + 1
    }

    fn average_slot(&self) -> Option<usize> {
        Some(self.optimizer.slots())
    }

    fn prepare<T: Scalar>(&self, whole: Whole<'_, '_, T>) {
        let Some((_, slots)) = whole.slots.split_last_mut() else { return };
        self.optimizer.prepare(Whole { slots, ..whole });
    }

    fn step<T: Scalar>(&self, mut step: Step<'_, '_, T>) {
        let Some((numbers, slots)) = step.slots.split_last_mut() else { return };
        let momentum = if step.iteration <= 1 { 0.0 } else { self.momentum };
        let average = Average {
            numbers,
            stays: T::from_f64(momentum),
            comes: T::from_f64(1.0 - momentum),
            overwrites: self.overwrite_frequency.is_some_and(|steps| step.iteration.is_multiple_of(steps)),
        };
        // That of an optimizer around this one comes after it, since this one may overwrite the parameters.
        let outer = step.alongside.average.take();
        let parameters = &mut *step.parameters;
        if self.optimizer.steps_by_each() {
            let alongside = Alongside { average: Some(average), ..step.alongside };
            self.optimizer.step(Step { parameters, slots, alongside, ..step });
        } else {
            self.optimizer.step(Step { parameters, slots, ..step });
            average.follow(step.parameters);
        }
        if let Some(outer) = outer {
            outer.follow(step.parameters);
        }
    }
}
