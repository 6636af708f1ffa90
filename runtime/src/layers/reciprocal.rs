//! A number divided by a value: `1.0 / x`.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `number / x`, each number by itself; the shape stays. Written as an expression: `1.0 / (1.0 + x)`. Of 0 it is infinite, as in Keras.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Half(x: [2]) -> [2] { 0.5 / x } }
/// assert_eq!(Half::new(0).predict(&Batch::from([[0.25_f32, -4.0]])).sample(0), [2.0, -0.125]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Reciprocal {
    number: f64,
}

impl Reciprocal {
    /// `number / x`.
    #[must_use]
    pub const fn new(number: f64) -> Self {
        Self { number }
    }

    /// The shape of the input; one operation an element.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0]).costs(inputs[0].elements())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Reciprocal {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let number = T::from_f64(self.number);
        call.put_from(
            #[inline(always)]
            move |x| number / x,
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (gradient, input, output) = (&*call.gradient, call.inputs.get(0), call.output);
        // The samples that fill the last register are 0; their gradient is 0 and stays so.
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_from(
                [gradient, input, output],
                #[inline(always)]
                |[gradient, input, output]| if gradient == T::ZERO { T::ZERO } else { -(gradient / input) * output },
            );
        }
    }
}
