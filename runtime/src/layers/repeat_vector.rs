//! `RepeatVector`: the same row several times.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// `[features]` to `[n, features]`: the same row `n` times. `RepeatVector(5)`.
///
/// Source: Keras 3, `keras.layers.RepeatVector`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [3, 2] { x -> RepeatVector(3) } }
/// assert_eq!(Net::new(42).predict(&Batch::from([[1.0_f32, 2.0]])).sample(0), [1.0, 2.0, 1.0, 2.0, 1.0, 2.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RepeatVector {
    n: usize,
}

impl RepeatVector {
    /// So many times.
    #[must_use]
    pub const fn new(n: usize) -> Self {
        Self { n }
    }

    /// `[n, features]`. Refuses 0 times, and an input that is not one row of numbers.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(Sizes::new(&[self.n, inputs[0].elements()]))
            .refuse_unless(self.n > 0, Refusal::new("repeats a row 0 times; it needs at least 1"))
            .refuse_unless(
                inputs[0].rank() == 1,
                Refusal::new("repeats one row of numbers, but ").feeds(0).text("; put `Flatten` before ").this(),
            )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for RepeatVector {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let input = call.inputs.get(0);
        for output in call.output.chunks_exact_mut(input.len().max(1)) {
            output.copy_from_slice(input);
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (gradient, length) = (&*call.gradient, call.inputs.get(0).len());
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_each(|index| (0..self.n).map(|row| gradient[row * length + index]).sum());
        }
    }
}
