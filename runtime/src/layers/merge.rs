//! What the layers share that merge several values of one shape, element by element.

use super::Rule;
use crate::shape::{Refusal, Sizes};

/// The shape rule of an element-wise merge, with what else it says, as inherent `const fn`s.
macro_rules! merge_rule {
    ($layer:ident $(, $property:ident)*) => {
        impl $layer {
            /// The layer; it has no arguments.
            #[must_use]
            pub const fn new() -> Self {
                Self
            }

            /// The shape that all values share; one operation an element for each value but the first. Refuses values of
            /// different shapes.
            pub const fn rule(&self, inputs: &[$crate::shape::Sizes]) -> $crate::layers::Rule {
                $crate::layers::merge::one_shape(inputs)$(.$property(true))*
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
    // What is refused gives what was probably meant, so that one mistake is one error.
    let meant = if inputs[0].elements() == 1 { different } else { 0 };
    Rule::gives(inputs[meant])
        .costs(inputs[0].elements() * (inputs.len() - 1))
        .refuse_unless(different == 0, two_shapes(inputs, different))
}

/// What is wrong with the first value and a different one; a single number is repeated.
const fn two_shapes(inputs: &[Sizes], different: usize) -> Refusal {
    let refusal = Refusal::new("needs values of one shape, but ").giver(0).text(" is ").sizes(inputs[0]).text(" and ");
    let refusal = refusal.giver(different).text(" is ").sizes(inputs[different]);
    let (single, whole) = match (inputs[0].elements(), inputs[different].elements()) {
        (1, _) => (0, inputs[different]),
        (_, 1) => (different, inputs[0]),
        _ => {
            let refusal = refusal.text("; bring both to one shape first, for instance with `Dense(");
            return refusal.number(inputs[0].last()).text(")`");
        }
    };
    let refusal = refusal.text("; put `RepeatVector(").number(whole.elements()).text(") -> ");
    let refusal = if whole.rank() == 1 {
        refusal.text("Flatten` behind ")
    } else {
        refusal.text("Reshape(").sizes(whole).text(")` behind ")
    };
    refusal.giver(single)
}

/// `output ← combine(output, input)` for every input but the first, where that is the output at first; or but the one in whose place the layer works, if
/// the order does not matter. Two inputs take one pass.
pub(super) fn fold<T: crate::Scalar>(call: super::Forward<'_, T>, combine: impl Fn(T, T) -> T + Copy + Sync) {
    let super::Forward { inputs, output, over, .. } = call;
    if let Some(over) = over {
        for index in (0..inputs.len()).filter(|index| !inputs.lie_together(over, *index)) {
            self::combine(output, inputs.get(index), combine);
        }
        return;
    }
    if inputs.len() == 1 {
        output.copy_from_slice(inputs.get(0));
        return;
    }
    let (first, second) = (inputs.get(0), inputs.get(1));
    crate::kernels::in_parts(
        [&mut *output],
        #[inline(always)]
        move |range, [output]| {
            for (number, (first, second)) in output.iter_mut().zip(first[range.clone()].iter().zip(&second[range])) {
                *number = combine(*first, *second);
            }
        },
    );
    for index in 2..inputs.len() {
        self::combine(output, inputs.get(index), combine);
    }
}

/// `numbers ← combine(numbers, others)`.
pub(super) fn combine<T: crate::Scalar>(numbers: &mut [T], others: &[T], combine: impl Fn(T, T) -> T + Copy + Sync) {
    crate::kernels::in_parts(
        [numbers],
        #[inline(always)]
        move |range, [numbers]| {
            for (number, other) in numbers.iter_mut().zip(&others[range]) {
                *number = combine(*number, *other);
            }
        },
    );
}

/// Passes the gradient to the first input that equals the output: for a maximum and a minimum. Ties go to the first, so
/// that the gradient is that of one of the inputs, as for Keras's pairwise maxima.
pub(super) fn pass_to_the_chosen<T: crate::Scalar>(mut call: super::Backward<'_, T>) {
    let (output, rest) = (call.output, call.gradient);
    for index in 0..call.inputs.len() {
        let input = call.inputs.get(index);
        if let Some(mut target) = call.input_gradients.of(index) {
            target.put_from(
                [input, output, rest],
                #[inline(always)]
                |[input, output, rest]| if input == output { rest } else { T::ZERO },
            );
        }
        // What this one was given is not for the others.
        let rest = &mut *rest;
        crate::kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                for (rest, (input, output)) in rest.iter_mut().zip(input.iter().zip(output)) {
                    *rest = if input == output { T::ZERO } else { *rest };
                }
            },
        );
    }
}
