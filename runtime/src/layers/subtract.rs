//! `Subtract`: the difference of two values, element by element.

use super::{Backward, Forward, Layer, merge};
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// `a - b`, element by element; of exactly two values: `(a, b) -> Subtract`. All values have one shape.
///
/// Source: Keras 3, `keras.layers.Subtract`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Merged(a: [1], b: [1]) -> [1] { (a, b) -> Subtract } }
/// let (a, b) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// assert_eq!(Merged::new(0).predict((&a, &b)).sample(0), [-1.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Subtract;

merge::merge_rule!(Subtract, forgets_output);

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Subtract {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        merge::fold(
            call,
            #[inline(always)]
            |a, b| a - b,
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let gradient = &*call.gradient;
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_all(gradient);
        }
        if let Some(mut target) = call.input_gradients.of(1) {
            target.put_from(
                [gradient],
                #[inline(always)]
                |[gradient]| -gradient,
            );
        }
    }
}
