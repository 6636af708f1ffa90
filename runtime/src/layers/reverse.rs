//! `Reverse`: the rows of a value in the opposite order.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// The same rows, last one first, along the leading axis; the shape stays. With it a recurrent network reads backwards, and two of
/// them are a bidirectional one: `(x -> Gru(32), x -> Reverse -> Gru(32)) -> Concat`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Backwards(x: [3, 1]) -> [3, 1] { x -> Reverse } }
/// let x = Batch::from([[[1.0_f32], [2.0], [3.0]]]);
/// assert_eq!(Backwards::new(0).predict(&x).sample(0), [3.0, 2.0, 1.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Reverse;

impl Reverse {
    /// The layer; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// The shape of the input.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0])
    }
}

impl Default for Reverse {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Reverse {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let row = call.sizes.row().elements() * call.step;
        for (to, from) in call.output.chunks_exact_mut(row).rev().zip(call.inputs.get(0).chunks_exact(row)) {
            to.copy_from_slice(from);
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let row = call.sizes.row().elements() * call.step;
        let Some(mut target) = call.input_gradients.of(0) else { return };
        for (index, from) in call.gradient.chunks_exact(row).rev().enumerate() {
            target.part(index * row..(index + 1) * row).put_all(from);
        }
    }
}
