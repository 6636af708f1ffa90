//! `Dropout`: in training, some numbers are silenced at random.

use super::factors::{drop_some, pass_back};
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// In a training step each number becomes 0 with probability `rate`, and the others are divided by `1 − rate`, so that the
/// expected sum stays; outside training nothing happens. The shape stays.
///
/// Source: Keras 3, `keras.layers.Dropout`; Srivastava et al., 2014.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8], rate: f64 = 0.2) -> [1] { x -> Dense(30, relu) -> Dropout(rate) -> Dense(1) } }
/// let x = Batch::from([[1.0_f32; 8]]);
/// let mut model = Net::new(42);
/// model.rate = 0.3; // a setting; `Dropout(0.2)` where it stays what it is
/// assert_eq!(model.predict(&x), model.predict(&x)); // a prediction drops nothing
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Dropout {
    rate: f64,
}

impl Dropout {
    /// Silences this share of the numbers.
    #[must_use]
    pub const fn new(rate: f64) -> Self {
        Self { rate }
    }

    /// The shape of the input; keeps the factor of each number, 0 or `1 / (1 − rate)`. Refuses a rate outside `0.0..1.0`.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0]).keeps(inputs[0].elements()).forgets_output(true).refuse_unless(
            self.rate >= 0.0 && self.rate < 1.0,
            Refusal::new(
                "drops a share of the numbers that is not from 0.0 to below 1.0; write for instance `Dropout(0.2)`",
            ),
        )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Dropout {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        drop_some(
            call,
            self.rate,
            T::from_f64(1.0 / (1.0 - self.rate)),
            #[inline(always)]
            |input, factor| input * factor,
        );
    }

    fn backward(&self, call: Backward<'_, T>) {
        pass_back(call);
    }
}
