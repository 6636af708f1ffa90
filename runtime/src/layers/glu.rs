//! `glu`: one half of the features lets the other through.

use super::{Backward, Forward, Layer, Rule};
use crate::activations::logistic;
use crate::kernels;
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// `a · σ(b)` with the two halves a and b of the last axis, which becomes half as long. A stage of its own, `x -> Dense(8) -> glu`, since it gives
/// another shape than it takes.
///
/// Source: Keras 3, `keras.activations.glu`; Dauphin et al., 2016.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [4]) -> [2] { x -> glu } }
/// let y = Net::new(0).predict(&Batch::from([[2.0_f32, 3.0, 0.0, 100.0]]));
/// assert_eq!(y.sample(0), [1.0, 3.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Glu;

impl Glu {
    /// The layer; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// The last axis half as long. Refuses one of odd size.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let half = inputs[0].last() / 2;
        Rule::gives(inputs[0].with_last(if half == 0 { 1 } else { half })).costs(inputs[0].elements()).refuse_unless(
            half * 2 == inputs[0].last() && half > 0,
            Refusal::new("splits the last axis in two halves, but ").feeds(0).text("; take an even size"),
        )
    }
}

impl Default for Glu {
    fn default() -> Self {
        Self::new()
    }
}

/// Where the two numbers of an element of the output lie.
fn halves(element: usize, half: usize) -> (usize, usize) {
    let first = element / half * 2 * half + element % half;
    (first, first + half)
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Glu {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let (x, half, step) = (call.inputs.get(0), call.sizes.last(), call.step);
        for (element, output) in call.output.chunks_exact_mut(step).enumerate() {
            let (a, b) = halves(element, half);
            let (first, second) = (&x[a * step..][..step], &x[b * step..][..step]);
            kernels::vectorized::<T, _>(
                #[inline(always)]
                move || {
                    for ((output, a), b) in output.iter_mut().zip(first).zip(second) {
                        *output = *a * logistic(*b);
                    }
                },
            );
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (x, gradient, half, step) = (call.inputs.get(0), &*call.gradient, call.sizes.last(), call.step);
        let Some(mut target) = call.input_gradients.of(0) else { return };
        for (element, gradient) in gradient.chunks_exact(step).enumerate() {
            let (a, b) = halves(element, half);
            let (first, second) = (&x[a * step..][..step], &x[b * step..][..step]);
            target.part(a * step..(a + 1) * step).put_from(
                [gradient, second],
                #[inline(always)]
                |[gradient, second]| gradient * logistic(second),
            );
            target.part(b * step..(b + 1) * step).put_from(
                [gradient, first, second],
                #[inline(always)]
                |[gradient, first, second]| {
                    let share = logistic(second);
                    gradient * first * share * (T::ONE - share)
                },
            );
        }
    }
}
