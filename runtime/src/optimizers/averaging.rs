//! `Averaged`: a moving average of the parameters beside any optimizer.

use super::{Optimizer, Step, Whole, allow, passes_on};
use crate::error::{Error, Result};
use crate::kernels;
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
    passes_on!(learning_rate is_elementwise);

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

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let Step { parameters, gradients, slots, iteration, path, sizes, scratch } = step;
        let Some((average, slots)) = slots.split_last_mut() else { return };
        self.optimizer.step(Step { parameters: &mut *parameters, gradients, slots, iteration, path, sizes, scratch });
        let momentum = if iteration <= 1 { 0.0 } else { self.momentum };
        let (stays, comes) = (T::from_f64(momentum), T::from_f64(1.0 - momentum));
        let pairs = average.iter_mut().zip(parameters.iter());
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || pairs.for_each(|(a, w)| *a = stays * *a + comes * *w),
        );
        if self.overwrite_frequency.is_some_and(|steps| iteration % steps == 0) {
            parameters.copy_from_slice(average);
        }
    }
}
