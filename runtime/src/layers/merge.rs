//! What the layers share that merge several values of one shape, element by element.

use super::Rule;
use crate::shape::{Refusal, Sizes};

/// The shape rule of an element-wise merge, as inherent `const fn`s.
macro_rules! merge_rule {
    ($layer:ident) => {
        impl $layer {
            /// The layer; it has no arguments.
            #[must_use]
            pub const fn new() -> Self {
                Self
            }

            /// The shape that all values share; one operation an element for each value but the first. Refuses values of
            /// different shapes.
            pub const fn rule(&self, inputs: &[$crate::shape::Sizes]) -> $crate::layers::Rule {
                $crate::layers::merge::one_shape(inputs)
            }
        }

        impl Default for $layer {
            fn default() -> Self {
                Self::new()
            }
        }
    };
}
pub(super) use merge_rule;

/// The rule of all of them.
pub(super) const fn one_shape(inputs: &[Sizes]) -> Rule {
    let mut different = 0;
    let mut index = 1;
    while index < inputs.len() {
        if different == 0 && !inputs[index].equals(inputs[0]) {
            different = index;
        }
        index += 1;
    }
    Rule::gives(inputs[0]).costs(inputs[0].elements() * (inputs.len() - 1)).refuse_unless(
        different == 0,
        Refusal::new("needs values of one shape, but ")
            .giver(0)
            .text(" is ")
            .sizes(inputs[0])
            .text(" and ")
            .giver(different)
            .text(" is ")
            .sizes(inputs[different])
            .text("; bring both to one shape first, for instance with `Dense(")
            .number(inputs[0].last())
            .text(")`"),
    )
}

/// `output ← combine(output, input)` for every input but the first, after a copy of that.
pub(super) fn fold<T: crate::Scalar>(call: super::Forward<'_, T>, combine: impl Fn(T, T) -> T + Copy) {
    call.output.copy_from_slice(call.inputs.get(0));
    let output = call.output;
    for index in 1..call.inputs.len() {
        let input = call.inputs.get(index);
        crate::kernels::vectorized::<T, _>(
            #[inline(always)]
            || {
                for (output, input) in output.iter_mut().zip(input) {
                    *output = combine(*output, *input);
                }
            },
        );
    }
}

/// Passes the gradient to the first input that equals the output: for a maximum and a minimum. Ties go to the first, so
/// that the gradient is that of one of the inputs, as for Keras's pairwise maxima.
pub(super) fn pass_to_the_chosen<T: crate::Scalar>(mut call: super::Backward<'_, T>) {
    for index in 0..call.inputs.len() {
        let Some(mut target) = call.input_gradients.of(index) else { continue };
        let (inputs, output, gradient) = (&call.inputs, call.output, &*call.gradient);
        let input = inputs.get(index);
        target.put_each(|place| {
            let first = (0..index).all(|earlier| inputs.get(earlier)[place] != output[place]);
            if first && input[place] == output[place] { gradient[place] } else { T::ZERO }
        });
    }
}
