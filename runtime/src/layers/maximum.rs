//! `Maximum`: the largest of several values, element by element.

use super::{Backward, Forward, Layer, merge};
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// The largest of all values, element by element; its gradient goes to the value that was the largest, the first of equals: `(a, b) -> Maximum`. All values have one shape.
///
/// Source: Keras 3, `keras.layers.Maximum`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Merged(a: [1], b: [1]) -> [1] { (a, b) -> Maximum } }
/// let (a, b) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// assert_eq!(Merged::new(0).predict((&a, &b)).sample(0), [2.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Maximum;

merge::merge_rule!(Maximum);

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Maximum {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        merge::fold(
            call,
            #[inline(always)]
            |a, b| if b > a { b } else { a },
        );
    }

    fn backward(&self, call: Backward<'_, T>) {
        merge::pass_to_the_chosen(call);
    }
}
