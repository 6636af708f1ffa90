//! `log_softmax`: logarithms of probabilities that sum to 1.

use super::Activation;
use super::columns::{each_columns, zeros};
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
        each_columns::<T>(
            sizes,
            step,
            #[inline(always)]
            |columns| {
                let (mut largest, mut norms) = (columns.largest(numbers), zeros::<T>());
                columns.each(numbers, &mut largest, |number, largest| *number -= *largest);
                columns.each(numbers, &mut norms, |number, sum| *sum += number.exp());
                norms = norms.map(T::ln);
                columns.each(numbers, &mut norms, |number, norm| *number -= *norm);
            },
        );
    }

    /// gᵢ − eʸⁱ · Σ gⱼ.
    fn backward<T: Scalar>(&self, _input: &[T], output: &[T], gradient: &mut [T], sizes: Sizes, step: usize) {
        each_columns::<T>(
            sizes,
            step,
            #[inline(always)]
            |columns| {
                let mut sums = zeros();
                columns.each(gradient, &mut sums, |gradient, sum| *sum += *gradient);
                columns.each_beside(gradient, output, &mut sums, |gradient, y, sum| *gradient -= y.exp() * *sum);
            },
        );
    }
}
