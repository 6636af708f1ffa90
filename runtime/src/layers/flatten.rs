//! `Flatten`: any shape as one row of numbers.

use super::{Backward, Forward, Layer};
use crate::graph::Tensors;
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Site, Sizes};

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
    #[must_use]
    pub const fn output(&self, inputs: &[Sizes]) -> Sizes {
        Sizes::new(&[inputs[0].elements()])
    }

    /// Refuses nothing.
    pub const fn check(&self, _site: &Site) {}

    /// None.
    #[must_use]
    pub const fn tensors(&self, _inputs: &[Sizes]) -> Tensors {
        Tensors::NONE
    }

    /// Nothing.
    #[must_use]
    pub const fn kept(&self, _inputs: &[Sizes]) -> usize {
        0
    }

    /// None.
    #[must_use]
    pub const fn flops(&self, _inputs: &[Sizes]) -> usize {
        0
    }
}

impl Default for Flatten {
    fn default() -> Self {
        Self::new()
    }
}

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
