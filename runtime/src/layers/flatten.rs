//! `Flatten`: any shape as one row of numbers.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `[a, b, c]` to `[a · b · c]`, the last axis fastest. It costs nothing: the row is another view of the same numbers.
///
/// Source: Keras 3, `keras.layers.Flatten`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Row(image: [28, 28]) -> [784] { image -> Flatten } }
/// assert_eq!(Row::GRAPH.values[1].sizes.to_string(), "[784]");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Flatten;

impl Flatten {
    /// The layer; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// One axis with all elements.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(Sizes::new(&[inputs[0].elements()])).views(0)
    }
}

impl Default for Flatten {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Flatten {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        call.output.copy_from_slice(call.inputs.get(0));
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_all(call.gradient);
        }
    }
}
