//! `Permute`: the axes in another order.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// The axes in another order, counted from 1: `Permute([2, 1])` makes `[28, 10]` of `[10, 28]`.
///
/// Source: Keras 3, `keras.layers.Permute`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2, 3]) -> [3, 2] { x -> Permute([2, 1]) } }
/// let y = Net::new(42).predict(&Batch::from([[[1.0_f32, 2.0, 3.0], [4.0, 5.0, 6.0]]]));
/// assert_eq!(y.sample(0), [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Permute {
    dims: Sizes,
}

impl Permute {
    /// In this order.
    #[must_use]
    pub const fn new(dims: Sizes) -> Self {
        Self { dims }
    }

    /// The axes in the wanted order. Refuses an order that does not name each axis once.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let (rank, mut axes, mut seen) = (inputs[0].rank(), [1; Sizes::MOST_AXES], [false; Sizes::MOST_AXES]);
        let mut fits = self.dims.rank() == rank;
        let mut place = 0;
        while place < self.dims.rank() {
            let axis = self.dims.axis(place);
            if axis == 0 || axis > rank || seen[axis - 1] {
                fits = false;
            } else {
                seen[axis - 1] = true;
                axes[place] = inputs[0].axis(axis - 1);
            }
            place += 1;
        }
        let output = if fits { Sizes::new(axes.split_at(rank).0) } else { inputs[0] };
        Rule::gives(output).refuse_unless(
            fits,
            Refusal::new("puts the axes into the order ")
                .sizes(self.dims)
                .text(", but ")
                .feeds(0)
                .text("; name each of its axes once, from 1 to ")
                .number(rank),
        )
    }

    /// Where an element of the output comes from.
    fn origin(&self, input: Sizes, output: Sizes, element: usize) -> usize {
        let strides = [input.axis(1) * input.axis(2), input.axis(2), 1];
        let places = [
            element / (output.axis(1) * output.axis(2)),
            element / output.axis(2) % output.axis(1),
            element % output.axis(2),
        ];
        (0..output.rank()).map(|place| places[place] * strides[self.dims.axis(place) - 1]).sum()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Permute {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let (x, sizes) = (call.inputs.get(0), call.inputs.sizes(0));
        for (element, output) in call.output.chunks_exact_mut(call.step).enumerate() {
            let origin = self.origin(sizes, call.sizes, element) * call.step;
            output.copy_from_slice(&x[origin..origin + call.step]);
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (input, output, step) = (call.inputs.sizes(0), call.sizes, call.step);
        let Some(mut target) = call.input_gradients.of(0) else { return };
        for (element, gradient) in call.gradient.chunks_exact(step).enumerate() {
            let origin = self.origin(input, output, element) * step;
            target.part(origin..origin + step).put_all(gradient);
        }
    }
}
