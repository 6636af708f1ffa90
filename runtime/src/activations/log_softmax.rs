//! `log_softmax`: logarithms of probabilities that sum to 1.

use super::{Activation, each_column};
use crate::outputs::LogProbabilities;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// xᵢ − ln Σ eˣʲ along the last axis; the largest is subtracted first, so that nothing overflows.
///
/// Source: Keras 3, `keras.activations.log_softmax`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> log_softmax } }
/// let y = Net::new(0).predict(&Batch::from([[5.0_f32, 5.0]]));
/// assert!((y.sample(0)[0] + 2.0_f32.ln()).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LogSoftmax;

impl LogSoftmax {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for LogSoftmax {
    fn default() -> Self {
        Self::new()
    }
}

impl Activation for LogSoftmax {
    type Kind = LogProbabilities;
    const NEEDS_INPUT: bool = false;

    fn forward<T: Scalar>(&self, numbers: &mut [T], sizes: Sizes, step: usize) {
        let end = sizes.last() * step;
        each_column(sizes, step, |start| {
            let places = || (start..start + end).step_by(step);
            let largest = places().fold(numbers[start], |largest, place| largest.larger(numbers[place]));
            let sum: T = places().map(|place| (numbers[place] - largest).exp()).sum();
            let norm = largest + sum.ln();
            for place in places() {
                numbers[place] -= norm;
            }
        });
    }

    /// gᵢ − eʸⁱ · Σ gⱼ.
    fn backward<T: Scalar>(&self, _input: &[T], output: &[T], gradient: &mut [T], sizes: Sizes, step: usize) {
        let end = sizes.last() * step;
        each_column(sizes, step, |start| {
            let places = || (start..start + end).step_by(step);
            let sum: T = places().map(|place| gradient[place]).sum();
            for place in places() {
                gradient[place] -= output[place].exp() * sum;
            }
        });
    }
}
