//! `softmax`: numbers as probabilities that sum to 1.

use super::Activation;
use super::columns::{each_columns, zeros};
use crate::outputs::Probabilities;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// eˣⁱ / Σ eˣʲ along the last axis; the largest is subtracted first, so that nothing overflows.
///
/// An output that ends in it is a distribution, which the categorical cross-entropies ask for; with them the gradient is
/// computed jointly, as probability minus target. Source: Keras 3, `keras.activations.softmax`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> softmax } }
/// let y = Net::new(0).predict(&Batch::from([[1000.0_f32, 1000.0]]));
/// assert_eq!(y.sample(0), [0.5, 0.5]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Softmax;

impl Softmax {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Softmax {
    fn default() -> Self {
        Self::new()
    }
}

impl Activation for Softmax {
    type Kind = Probabilities;
    const NEEDS_INPUT: bool = false;

    fn forward<T: Scalar>(&self, numbers: &mut [T], sizes: Sizes, step: usize) {
        each_columns::<T>(
            sizes,
            step,
            #[inline(always)]
            |columns| {
                let (mut largest, mut sums) = (columns.largest(numbers), zeros());
                columns.each(numbers, &mut largest, |number, largest| *number = (*number - *largest).exp());
                columns.each(numbers, &mut sums, |number, sum| *sum += *number);
                columns.each(numbers, &mut sums, |number, sum| *number /= *sum);
            },
        );
    }

    /// yᵢ · (gᵢ − Σ gⱼ · yⱼ).
    fn backward<T: Scalar>(&self, _input: &[T], output: &[T], gradient: &mut [T], sizes: Sizes, step: usize) {
        each_columns::<T>(
            sizes,
            step,
            #[inline(always)]
            |columns| {
                let mut means = zeros();
                columns.each_beside(gradient, output, &mut means, |gradient, y, mean| *mean += *gradient * y);
                columns
                    .each_beside(gradient, output, &mut means, |gradient, y, mean| *gradient = y * (*gradient - *mean));
            },
        );
    }
}
