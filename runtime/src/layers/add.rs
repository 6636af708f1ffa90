//! `Add`: the sum of several values, element by element.

use super::{Backward, Forward, Layer, merge};
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// `a + b + …`, element by element: `(a, b) -> Add`. All values have one shape.
///
/// Source: Keras 3, `keras.layers.Add`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Merged(a: [1], b: [1]) -> [1] { (a, b) -> Add } }
/// let (a, b) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// assert_eq!(Merged::new(0).predict((&a, &b)).sample(0), [3.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Add;

merge::merge_rule!(Add, in_place, forgets_output);

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Add {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        merge::fold(
            call,
            #[inline(always)]
            |a, b| a + b,
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        for index in 0..call.inputs.len() {
            if let Some(mut target) = call.input_gradients.of(index) {
                target.put_all(call.gradient);
            }
        }
    }
}
