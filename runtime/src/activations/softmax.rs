//! `softmax`: numbers as probabilities that sum to 1.

use super::{Activation, each_column};
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
        let end = sizes.last() * step;
        each_column(sizes, step, |start| {
            let places = || (start..start + end).step_by(step);
            let largest = places().fold(numbers[start], |largest, place| largest.larger(numbers[place]));
            let mut sum = T::ZERO;
            for place in places() {
                numbers[place] = (numbers[place] - largest).exp();
                sum += numbers[place];
            }
            for place in places() {
                numbers[place] /= sum;
            }
        });
    }

    /// yᵢ · (gᵢ − Σ gⱼ · yⱼ).
    fn backward<T: Scalar>(&self, _input: &[T], output: &[T], gradient: &mut [T], sizes: Sizes, step: usize) {
        let end = sizes.last() * step;
        each_column(sizes, step, |start| {
            let places = || (start..start + end).step_by(step);
            let mean: T = places().map(|place| gradient[place] * output[place]).sum();
            for place in places() {
                gradient[place] = output[place] * (gradient[place] - mean);
            }
        });
    }
}
