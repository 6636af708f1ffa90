//! `GaussianNoise`: in training, normal noise is added.

use super::factors::draw_rows;
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// In a training step a normal number of mean 0 and this standard deviation is added to each; outside training nothing happens. The shape
/// stays. `GaussianNoise(0.1)`.
///
/// Source: Keras 3, `keras.layers.GaussianNoise`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(30, relu) -> GaussianNoise(0.1) -> Dense(1) } }
/// let x = Batch::from([[1.0_f32; 8]]);
/// let model = Net::new(42);
/// assert_eq!(model.predict(&x), model.predict(&x)); // a prediction is exact
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GaussianNoise {
    stddev: f64,
}

impl GaussianNoise {
    /// Adds noise of this standard deviation.
    #[must_use]
    pub const fn new(stddev: f64) -> Self {
        Self { stddev }
    }

    /// The shape of the input. Refuses a standard deviation that is negative or not finite.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0]).costs(2 * inputs[0].elements()).refuse_unless(
            self.stddev >= 0.0 && self.stddev < f64::INFINITY,
            Refusal::new("adds noise of a standard deviation that is negative or not finite; write for instance `GaussianNoise(0.1)`"),
        )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for GaussianNoise {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let Forward { inputs, output, sizes, samples, step, training, random, .. } = call;
        let input = inputs.get(0);
        if !training {
            return output.copy_from_slice(input);
        }
        let (stddev, words) = (T::from_f64(self.stddev), samples.next_multiple_of(2));
        draw_rows(random, (sizes.elements(), words), [(output, step)], |random, rows, [output]| {
            let input = &input[rows.start * step..rows.end * step];
            for (output, input) in output.chunks_exact_mut(step).zip(input.chunks_exact(step)) {
                random.normals(&mut output[..samples]);
                output[..samples].iter_mut().zip(input).for_each(|(noise, input)| *noise = *input + stddev * *noise);
                output[samples..].fill(T::ZERO);
            }
        });
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let Some(mut target) = call.input_gradients.of(0) else { return };
        target.put_all(call.gradient);
    }
}
