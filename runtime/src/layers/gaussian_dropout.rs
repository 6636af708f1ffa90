//! `GaussianDropout`: in training, numbers are multiplied by normal ones.

use super::factors::pass_back;
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
        Rule::gives(inputs[0]).keeps(inputs[0].elements()).costs(2 * inputs[0].elements()).refuse_unless(
            self.rate >= 0.0 && self.rate < 1.0,
            Refusal::new("has a rate that is not from 0.0 to below 1.0; write for instance `GaussianDropout(0.2)`"),
        )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for GaussianDropout {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let input = call.inputs.get(0);
        if !call.training {
            return call.output.copy_from_slice(input);
        }
        let stddev = (self.rate / (1.0 - self.rate)).sqrt();
        for (row, output) in call.output.chunks_exact_mut(call.step).enumerate() {
            let input = &input[row * call.step..][..call.step];
            let factors = &mut call.kept[row * call.step..][..call.step];
            for (sample, output) in output.iter_mut().enumerate() {
                *output = if sample < call.samples {
                    {
                        factors[sample] = T::from_f64(1.0 + stddev * call.random.normal());
                        input[sample] * factors[sample]
                    }
                } else {
                    T::ZERO
                };
            }
        }
    }

    fn backward(&self, call: Backward<'_, T>) {
        pass_back(call);
    }
}
