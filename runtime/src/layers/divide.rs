//! `Divide`: the quotient of two values, element by element.

use super::{Backward, Forward, Layer, merge};
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// `a / b`, element by element; of exactly two values: `(a, b) -> Divide`, or `a / b`. All values have one shape.
///
/// Source: Keras 3, `keras.ops.divide`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Merged(a: [1], b: [1]) -> [1] { a / b } }
/// let (a, b) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// assert_eq!(Merged::new(0).predict((&a, &b)).sample(0), [0.5]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Divide;

merge::merge_rule!(Divide);

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Divide {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        merge::fold(
            call,
            #[inline(always)]
            |a, b| a / b,
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (gradient, output, divisor) = (&*call.gradient, call.output, call.inputs.get(1));
        // The samples that fill the last register are divided by anything, also by 0; their gradient is 0 and stays so.
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_from(
                [gradient, divisor],
                #[inline(always)]
                |[gradient, divisor]| if gradient == T::ZERO { T::ZERO } else { gradient / divisor },
            );
        }
        if let Some(mut target) = call.input_gradients.of(1) {
            target.put_from(
                [gradient, divisor, output],
                #[inline(always)]
                |[gradient, divisor, output]| {
                    if gradient == T::ZERO { T::ZERO } else { -(gradient / divisor) * output }
                },
            );
        }
    }
}
