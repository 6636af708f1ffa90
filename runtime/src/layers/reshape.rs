//! `Reshape`: the same numbers under another shape.

use super::{Backward, Forward, Layer};
use crate::graph::Tensors;
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Sentence, Site, Sizes};

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

    /// The shape asked for.
    #[must_use]
    pub const fn output(&self, _inputs: &[Sizes]) -> Sizes {
        self.target_shape
    }

    /// Refuses a shape that holds another number of elements.
    ///
    /// # Panics
    ///
    /// While the compiler evaluates a constant, if the numbers of elements differ.
    #[track_caller]
    pub const fn check(&self, site: &Site) {
        let feed = &site.inputs[0];
        if feed.sizes.elements() != self.target_shape.elements() {
            Sentence::new("")
                .name(site.name)
                .text(" makes ")
                .sizes(self.target_shape)
                .text(", which is ")
                .number(self.target_shape.elements())
                .text(" numbers, but ")
                .feeds(feed)
                .text(", which is ")
                .number(feed.sizes.elements())
                .text("; the two must hold as many")
                .refuse();
        }
    }

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
