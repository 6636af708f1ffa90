//! An activation as a stage of its own: `x -> relu`.

use super::{Backward, Forward, Layer, Rule};
use crate::activations::Activation;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// Applies an activation; the shape stays. Written as the bare name of the activation.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [8]) -> [3] { x -> Dense(3) -> softmax } }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Activate<A> {
    activation: A,
}

impl<A: Activation> Activate<A> {
    /// Applies this activation.
    #[must_use]
    pub const fn new(activation: A) -> Self {
        Self { activation }
    }

    /// The shape of the input; one operation an element.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0])
            .costs(inputs[0].elements() * A::FLOPS)
            .rectified(A::IS_RECTIFIER)
            .in_place(!A::NEEDS_INPUT)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, A: Activation> Layer<T> for Activate<A> {
    type Kind = A::Kind;

    fn forward(&self, call: Forward<'_, T>) {
        if call.over.is_none() {
            call.output.copy_from_slice(call.inputs.get(0));
        }
        self.activation.forward(call.output, call.sizes, call.step);
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        if !call.through_activation {
            let input = if A::NEEDS_INPUT { call.inputs.get(0) } else { call.output };
            self.activation.backward(input, call.output, call.gradient, call.sizes, call.step);
        }
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_all(call.gradient);
        }
    }
}
