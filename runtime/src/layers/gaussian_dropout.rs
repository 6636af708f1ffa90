//! `GaussianDropout`: in training, numbers are multiplied by normal ones.

use super::factors::{draw_rows, pass_back};
use super::merge::combine;
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// In a training step each number is multiplied by a normal one of mean 1 and standard deviation √(rate / (1 − rate)); outside training
/// nothing happens. The shape stays. `GaussianDropout(0.2)`.
///
/// Source: Keras 3, `keras.layers.GaussianDropout`; Srivastava et al., 2014.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(30, relu) -> GaussianDropout(0.2) -> Dense(1) } }
/// let x = Batch::from([[1.0_f32; 8]]);
/// let model = Net::new(42);
/// assert_eq!(model.predict(&x), model.predict(&x)); // a prediction is exact
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GaussianDropout {
    rate: f64,
}

impl GaussianDropout {
    /// Spreads numbers as a dropout of this rate does.
    #[must_use]
    pub const fn new(rate: f64) -> Self {
        Self { rate }
    }

    /// The shape of the input; keeps a factor for each number. Refuses a rate outside `0.0..1.0`.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0])
            .keeps(inputs[0].elements())
            .forgets_output(true)
            .costs(2 * inputs[0].elements())
            .refuse_unless(
                self.rate >= 0.0 && self.rate < 1.0,
                Refusal::new("has a rate that is not from 0.0 to below 1.0; write for instance `GaussianDropout(0.2)`"),
            )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for GaussianDropout {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let Forward { inputs, output, kept, sizes, samples, step, training, random, .. } = call;
        let input = inputs.get(0);
        if !training {
            return output.copy_from_slice(input);
        }
        let stddev = T::from_f64((self.rate / (1.0 - self.rate)).sqrt());
        let words = samples.next_multiple_of(2);
        let vectors = [(output, step), (kept, step)];
        draw_rows(random, (sizes.elements(), words), vectors, |random, rows, [output, kept]| {
            output.copy_from_slice(&input[rows.start * step..rows.end * step]);
            for (output, factors) in output.chunks_exact_mut(step).zip(kept.chunks_exact_mut(step)) {
                random.normals(&mut factors[..samples]);
                factors[..samples].iter_mut().for_each(|factor| *factor = T::ONE + stddev * *factor);
                factors[samples..].fill(T::ZERO);
                combine(
                    output,
                    factors,
                    #[inline(always)]
                    |input, factor| input * factor,
                );
            }
        });
    }

    fn backward(&self, call: Backward<'_, T>) {
        pass_back(call);
    }
}
