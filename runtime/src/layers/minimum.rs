//! `Minimum`: the smallest of several values, element by element.

use super::{Backward, Forward, Layer, merge};
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// The smallest of all values, element by element; its gradient goes to the value that was the smallest, the first of equals: `(a, b) -> Minimum`. All values have one shape.
///
/// Source: Keras 3, `keras.layers.Minimum`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Merged(a: [1], b: [1]) -> [1] { (a, b) -> Minimum } }
/// let (a, b) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// assert_eq!(Merged::new(0).predict((&a, &b)).sample(0), [1.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Minimum;

merge::merge_rule!(Minimum);

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Minimum {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        merge::fold(
            call,
            #[inline(always)]
            |a, b| if b < a { b } else { a },
        );
    }

    fn backward(&self, call: Backward<'_, T>) {
        merge::pass_to_the_chosen(call);
    }
}
