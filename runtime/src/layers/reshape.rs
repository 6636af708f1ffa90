//! `Reshape`: the same numbers under another shape.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// The same numbers under another shape, which must hold as many: `Reshape([4, 196])`. The last axis is fastest. It costs
/// nothing: the result is another view of the same numbers.
///
/// Source: Keras 3, `keras.layers.Reshape`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Rows(image: [28, 28]) -> [4, 196] { image -> Reshape([4, 196]) } }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Reshape {
    target_shape: Sizes,
}

impl Reshape {
    /// To this shape.
    #[must_use]
    pub const fn new(target_shape: Sizes) -> Self {
        Self { target_shape }
    }

    /// The shape asked for; refuses one that holds another number of elements.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let (given, wanted) = (inputs[0].elements(), self.target_shape.elements());
        Rule::gives(self.target_shape).views(0).refuse_unless(
            given == wanted,
            Refusal::new("makes ")
                .sizes(self.target_shape)
                .text(", which is ")
                .number(wanted)
                .text(" numbers, but ")
                .feeds(0)
                .text(", which is ")
                .number(given)
                .text("; the two must hold as many"),
        )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Reshape {
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
