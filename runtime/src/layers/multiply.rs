//! `Multiply`: the product of several values, element by element.

use super::{Backward, Forward, Layer, merge};
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// `a · b · …`, element by element: `(a, b) -> Multiply`. All values have one shape.
///
/// Source: Keras 3, `keras.layers.Multiply`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Merged(a: [1], b: [1]) -> [1] { (a, b) -> Multiply } }
/// let (a, b) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// assert_eq!(Merged::new(0).predict((&a, &b)).sample(0), [2.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Multiply;

merge::merge_rule!(Multiply, forgets_output);

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Multiply {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        merge::fold(
            call,
            #[inline(always)]
            |a, b| a * b,
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        for index in 0..call.inputs.len() {
            let Some(mut target) = call.input_gradients.of(index) else { continue };
            if call.inputs.len() == 2 {
                target.put_from(
                    [call.gradient, call.inputs.get(1 - index)],
                    #[inline(always)]
                    |[gradient, other]| gradient * other,
                );
                continue;
            }
            let product = call.scratch.room(call.gradient.len());
            product.copy_from_slice(call.gradient);
            for other in (0..call.inputs.len()).filter(|other| *other != index) {
                merge::combine(
                    product,
                    call.inputs.get(other),
                    #[inline(always)]
                    |a, b| a * b,
                );
            }
            target.put_all(product);
        }
    }
}
