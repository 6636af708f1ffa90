//! `Concat`: several values side by side.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// Puts values side by side along the last axis: `(wide, hidden) -> Concat`. All other axes must agree.
///
/// Source: Keras 3, `keras.layers.Concatenate` with its default axis.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Both(a: [5], b: [30]) -> [35] { (a, b) -> Concat } }
/// let a = Batch::from([[1.0_f32; 5]]);
/// let b = Batch::from([[2.0_f32; 30]]);
/// assert_eq!(Both::new(0).predict((&a, &b)).sample(0)[4..6], [1.0, 2.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Concat;

impl Concat {
    /// The layer; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// The first shape with the sum of all last axes; refuses values that differ in another axis.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let mut last = inputs[0].last();
        let mut different = 0;
        let mut index = 1;
        while index < inputs.len() {
            last += inputs[index].last();
            if different == 0 && !inputs[index].with_last(1).equals(inputs[0].with_last(1)) {
                different = index;
            }
            index += 1;
        }
        Rule::gives(inputs[0].with_last(last)).refuse_unless(
            different == 0,
            Refusal::new("puts values side by side along the last axis, but ")
                .giver(0)
                .text(" is ")
                .sizes(inputs[0])
                .text(" and ")
                .giver(different)
                .text(" is ")
                .sizes(inputs[different])
                .text("; make all other axes equal, for instance with `Flatten`"),
        )
    }
}

impl Default for Concat {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Concat {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let stride = call.sizes.last() * call.step;
        let mut start = 0;
        for index in 0..call.inputs.len() {
            let width = call.inputs.sizes(index).last() * call.step;
            let rows = call.inputs.get(index).chunks_exact(width);
            for (from, to) in rows.zip(call.output.chunks_exact_mut(stride)) {
                to[start..start + width].copy_from_slice(from);
            }
            start += width;
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let stride = call.sizes.last() * call.step;
        let mut start = 0;
        for index in 0..call.inputs.len() {
            let width = call.inputs.sizes(index).last() * call.step;
            if let Some(mut target) = call.input_gradients.of(index) {
                for (row, from) in call.gradient.chunks_exact(stride).enumerate() {
                    target.part(row * width..(row + 1) * width).put_all(&from[start..start + width]);
                }
            }
            start += width;
        }
    }
}
