//! `AlphaDropout`: in training, some numbers are silenced so that mean and variance stay.

use super::factors::{drop_some, pass_back};
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// Dropout for `selu`. With probability `rate` a number becomes α′ = −1.7580993 in a training step; then all are `a · x + b`, with a =
/// 1 / √((1 − rate) · (1 + rate · α′²)) and b = −a · α′ · rate, so that a mean of 0 and a variance of 1 stay. Outside training nothing
/// happens. The shape stays. `AlphaDropout(0.1)`.
///
/// Source: Keras 3, `keras.layers.AlphaDropout`; Klambauer et al., 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [1] { x -> Dense(30, relu) -> AlphaDropout(0.1) -> Dense(1) } }
/// let x = Batch::from([[1.0_f32; 8]]);
/// let model = Net::new(42);
/// assert_eq!(model.predict(&x), model.predict(&x)); // a prediction is exact
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AlphaDropout {
    rate: f64,
}

/// −scale · α of `selu`: what it gives for the most negative numbers.
const SILENT: f64 = -1.673_263_242_354_377_2 * 1.050_700_987_355_480_5;

impl AlphaDropout {
    /// Silences this share of the numbers.
    #[must_use]
    pub const fn new(rate: f64) -> Self {
        Self { rate }
    }

    /// The shape of the input; keeps a factor for each number. Refuses a rate outside `0.0..1.0`.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0]).keeps(inputs[0].elements()).forgets_output(true).costs(2 * inputs[0].elements()).refuse_unless(
            self.rate >= 0.0 && self.rate < 1.0,
            Refusal::new("drops a share of the numbers that is not from 0.0 to below 1.0; write for instance `AlphaDropout(0.1)`"),
        )
    }
}

impl AlphaDropout {
    /// What keeps mean and variance.
    fn line(self) -> (f64, f64) {
        let a = ((1.0 - self.rate) * (1.0 + self.rate * SILENT * SILENT)).powf(-0.5);
        (a, -a * SILENT * self.rate)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for AlphaDropout {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let (a, b) = self.line();
        let (factor, summand, silent) = (T::from_f64(a), T::from_f64(b), T::from_f64(a * SILENT + b));
        drop_some(
            call,
            self.rate,
            factor,
            #[inline(always)]
            move |input, factor| if factor == T::ZERO { silent } else { factor * input + summand },
        );
    }

    fn backward(&self, call: Backward<'_, T>) {
        pass_back(call);
    }
}
