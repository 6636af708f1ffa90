//! `Concat`: several values side by side.

use super::{Backward, Forward, Layer};
use crate::graph::Tensors;
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Sentence, Site, Sizes};

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

    /// The first shape with the sum of all last axes.
    #[must_use]
    pub const fn output(&self, inputs: &[Sizes]) -> Sizes {
        let mut last = 0;
        let mut index = 0;
        while index < inputs.len() {
            last += inputs[index].last();
            index += 1;
        }
        inputs[0].with_last(last)
    }

    /// Refuses values that differ in another axis than the last.
    ///
    /// # Panics
    ///
    /// While the compiler evaluates a constant, if the values do not fit side by side.
    #[track_caller]
    pub const fn check(&self, site: &Site) {
        let first = &site.inputs[0];
        let mut index = 1;
        while index < site.inputs.len() {
            let other = &site.inputs[index];
            if !other.sizes.with_last(1).equals(first.sizes.with_last(1)) {
                Sentence::new("")
                    .name(site.name)
                    .text(" puts values side by side along the last axis, but ")
                    .name(first.name)
                    .text(" is ")
                    .sizes(first.sizes)
                    .text(" and ")
                    .name(other.name)
                    .text(" is ")
                    .sizes(other.sizes)
                    .text("; make all other axes equal, for instance with `Flatten`")
                    .refuse();
            }
            index += 1;
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

    /// None: it copies.
    #[must_use]
    pub const fn flops(&self, _inputs: &[Sizes]) -> usize {
        0
    }
}

impl Default for Concat {
    fn default() -> Self {
        Self::new()
    }
}

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
