//! `ActivityRegularization`: large numbers cost.

use super::{Backward, Forward, Layer, Rule};
use crate::kernels;
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// The value itself, which costs `l1 · Σ |x| + l2 · Σ x²` for each sample: the mean over the batch is added to the loss, in training and in an
/// evaluation. `ActivityRegularization(l2 = 0.01)`.
///
/// Defaults: both 0.0. Source: Keras 3, `keras.layers.ActivityRegularization`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> ActivityRegularization(l1 = 0.5) } }
/// let x = Batch::from([[1.0_f32, -2.0], [3.0, 0.0]]);
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// assert_eq!(model.evaluate(&x, &x)?.loss(), 1.5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ActivityRegularization {
    l1: f64,
    l2: f64,
}

impl ActivityRegularization {
    /// With factors of 0.
    #[must_use]
    pub const fn new() -> Self {
        Self { l1: 0.0, l2: 0.0 }
    }

    /// The factor of the absolute values; default 0.0.
    #[must_use]
    pub const fn l1(mut self, l1: f64) -> Self {
        self.l1 = l1;
        self
    }

    /// The factor of the squares; default 0.0.
    #[must_use]
    pub const fn l2(mut self, l2: f64) -> Self {
        self.l2 = l2;
        self
    }

    /// The shape of the input. Refuses factors that are negative or not finite.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let fits = self.l1 >= 0.0 && self.l2 >= 0.0 && self.l1 < f64::INFINITY && self.l2 < f64::INFINITY;
        Rule::gives(inputs[0])
            .costs(2 * inputs[0].elements())
            .refuse_unless(fits, Refusal::new("has a factor that is negative or not finite"))
    }
}

impl Default for ActivityRegularization {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for ActivityRegularization {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let input = call.inputs.get(0);
        call.output.copy_from_slice(input);
        let (step, samples, l1, l2) = (call.step, call.samples, self.l1, self.l2);
        *call.penalty += kernels::vectorized::<T, f64>(
            #[inline(always)]
            || {
                let rows = input.chunks_exact(step).map(|row| {
                    kernels::sum_of(
                        [&row[..samples]],
                        #[inline(always)]
                        |[x]| l1 * x.to_f64().abs() + l2 * x.to_f64() * x.to_f64(),
                    )
                });
                rows.sum::<f64>()
            },
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let Some(mut target) = call.input_gradients.of(0) else { return };
        let (x, gradient, samples, step) = (call.inputs.get(0), &*call.gradient, call.samples, call.step);
        let share = 1.0 / samples as f64;
        let (l1, l2) = (T::from_f64(self.l1 * share), T::from_f64(2.0 * self.l2 * share));
        for (row, (x, gradient)) in x.chunks_exact(step).zip(gradient.chunks_exact(step)).enumerate() {
            let ((x, _), (gradient, others)) = (x.split_at(samples), gradient.split_at(samples));
            target.part(row * step..row * step + samples).put_from(
                [x, gradient],
                #[inline(always)]
                move |[x, gradient]| gradient + l1 * crate::losses::sign(x) + l2 * x,
            );
            target.part(row * step + samples..(row + 1) * step).put_all(others);
        }
    }
}
