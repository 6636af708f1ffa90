//! `linear`: nothing happens.

use super::Activation;
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// x: the default of `Dense`.
///
/// Source: Keras 3, `keras.activations.linear`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> linear } }
/// assert_eq!(Net::new(0).predict(&Batch::from([[3.0_f32]])).sample(0), [3.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Linear;

impl Linear {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Linear {
    fn default() -> Self {
        Self::new()
    }
}

impl Activation for Linear {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;
    const NEEDS_OUTPUT: bool = false;
    const FLOPS: usize = 0;

    fn forward<T: Scalar>(&self, _numbers: &mut [T], _sizes: Sizes, _step: usize) {}

    fn backward<T: Scalar>(&self, _input: &[T], _output: &[T], _gradient: &mut [T], _sizes: Sizes, _step: usize) {}
}
