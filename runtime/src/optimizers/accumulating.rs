//! `Accumulated`: one step for several batches, whatever the optimizer.

use super::{Optimizer, Step, Whole, passes_on};
use crate::error::{Error, Result};
use crate::kernels;
use crate::scalar::Scalar;

/// An optimizer that gathers the gradients of so many batches and then takes one step with their mean: batches larger than one wants to
/// compute at once.
///
/// Made by [`accumulate`](Optimizer::accumulate). Clipping belongs in front of it, as in `Sgd::new(0.01).clip_norm(1.0).accumulate(4)`: then the
/// mean is clipped, as in Keras. Steps count as the optimizer takes them. Source: Keras 3, `keras.optimizers.Optimizer`,
/// `gradient_accumulation_steps`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1) } }
/// let (x, y) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// let mut model = Line::new(42).compile(Sgd::new(0.5).accumulate(2), Mse, ());
/// let before = model.dense().weights()[0];
/// model.train_on_batch(&x, &y)?;
/// assert_eq!(model.dense().weights()[0], before);
/// model.train_on_batch(&x, &y)?;
/// assert_ne!(model.dense().weights()[0], before);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Accumulated<O> {
    optimizer: O,
    steps: u64,
}

impl<O> Accumulated<O> {
    pub(super) const fn new(optimizer: O, steps: u64) -> Self {
        Self { optimizer, steps }
    }

    /// Which step of the optimizer a batch ends, if it ends one.
    fn ends(&self, iteration: u64) -> Option<u64> {
        iteration.is_multiple_of(self.steps).then_some(iteration / self.steps)
    }
}

impl<O: Optimizer> Optimizer for Accumulated<O> {
    passes_on!(is_elementwise average_slot);

    fn check(&self) -> Result<()> {
        if self.steps == 0 {
            return Err(Error::argument("accumulate", 0, "it must be at least 1 step"));
        }
        self.optimizer.check()
    }

    fn slots(&self) -> usize {
        self.optimizer.slots() + 1
    }

    fn learning_rate(&self, steps: u64) -> f64 {
        self.optimizer.learning_rate(steps / self.steps.max(1))
    }

    fn set_learning_rate(&mut self, rate: f64) {
        self.optimizer.set_learning_rate(rate);
    }

    fn is_scheduled(&self) -> bool {
        self.optimizer.is_scheduled()
    }

    fn prepare<T: Scalar>(&self, whole: Whole<'_, '_, T>) {
        let Whole { parameters, gradients, slots, tensors, iteration } = whole;
        let Some((sums, slots)) = slots.split_last_mut() else { return };
        let vectors = [&mut **sums, &mut *gradients];
        let Some(iteration) = self.ends(iteration) else {
            return kernels::in_parts(
                vectors,
                #[inline(always)]
                move |_, [sums, gradients]| sums.iter_mut().zip(gradients).for_each(|(sum, g)| *sum += *g),
            );
        };
        let share = T::from_f64(1.0 / self.steps as f64);
        kernels::in_parts(
            vectors,
            #[inline(always)]
            move |_, [sums, gradients]| {
                for (sum, gradient) in sums.iter_mut().zip(gradients) {
                    *gradient = (*gradient + *sum) * share;
                    *sum = T::ZERO;
                }
            },
        );
        self.optimizer.prepare(Whole { parameters, gradients, slots, tensors, iteration });
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let Some(iteration) = self.ends(step.iteration) else { return };
        let Some((_, slots)) = step.slots.split_last_mut() else { return };
        self.optimizer.step(Step { slots, iteration, ..step });
    }
}
