//! What the layers share that merge several values of one shape, element by element.

/// The shape rule of an element-wise merge, as inherent `const fn`s.
macro_rules! merge_rule {
    ($layer:ident) => {
        impl $layer {
            /// The layer; it has no arguments.
            #[must_use]
            pub const fn new() -> Self {
                Self
            }

            /// The shape that all values share.
            #[must_use]
            pub const fn output(&self, inputs: &[$crate::shape::Sizes]) -> $crate::shape::Sizes {
                inputs[0]
            }

            /// Refuses values of different shapes.
            ///
            /// # Panics
            ///
            /// While the compiler evaluates a constant, if two shapes differ.
            #[track_caller]
            pub const fn check(&self, site: &$crate::shape::Site) {
                site.needs_one_shape();
            }

            /// None.
            #[must_use]
            pub const fn tensors(&self, _inputs: &[$crate::shape::Sizes]) -> $crate::graph::Tensors {
                $crate::graph::Tensors::NONE
            }

            /// Nothing.
            #[must_use]
            pub const fn kept(&self, _inputs: &[$crate::shape::Sizes]) -> usize {
                0
            }

            /// One operation an element for each value but the first.
            #[must_use]
            pub const fn flops(&self, inputs: &[$crate::shape::Sizes]) -> usize {
                inputs[0].elements() * (inputs.len() - 1)
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
