//! `sparsemax`: numbers as shares that sum to 1, most of which are 0.

use super::Activation;
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// max(x − τ, 0) along the last axis, with the τ for which the results sum to 1: the nearest distribution.
///
/// To a loss its output is raw numbers, since a cross-entropy of a share of 0 is infinite: train it with [`Mse`](crate::Mse), or put it within a
/// network. Source: Keras 3, `keras.activations.sparsemax`; Martins and Astudillo, 2016.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [3]) -> [3] { x -> sparsemax } }
/// let y = Net::new(0).predict(&Batch::from([[1.0_f32, 0.5, -2.0]]));
/// assert_eq!(y.sample(0), [0.75, 0.25, 0.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Sparsemax;

impl Sparsemax {
    /// The activation; it has no arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Default for Sparsemax {
    fn default() -> Self {
        Self::new()
    }
}

/// Calls `work` with the places of each row of the last axis of each sample.
fn each_row(sizes: Sizes, step: usize, mut work: impl FnMut(std::iter::StepBy<std::ops::Range<usize>>)) {
    let row = sizes.last() * step;
    for start in (0..sizes.elements() * step).step_by(row.max(1)) {
        (0..step).for_each(|sample| work((start + sample..start + row).step_by(step)));
    }
}

impl Activation for Sparsemax {
    type Kind = Logits;
    const NEEDS_INPUT: bool = false;

    /// τ is raised to the one of all numbers, then to that of those above it, and so on, until none falls away (Michelot, 1986).
    fn forward<T: Scalar>(&self, numbers: &mut [T], sizes: Sizes, step: usize) {
        each_row(sizes, step, |places| {
            let (mut threshold, mut count) = (T::from_f64(f64::NEG_INFINITY), 0);
            loop {
                let above = || places.clone().map(|place| numbers[place]).filter(|number| *number > threshold);
                let left = above().count();
                if left == count || left == 0 {
                    break;
                }
                count = left;
                threshold = (above().sum::<T>() - T::ONE) / T::from_f64(left as f64);
            }
            for place in places {
                numbers[place] = (numbers[place] - threshold).larger(T::ZERO);
            }
        });
    }

    /// The gradient less its mean over those above 0; 0 for the others.
    fn backward<T: Scalar>(&self, _input: &[T], output: &[T], gradient: &mut [T], sizes: Sizes, step: usize) {
        each_row(sizes, step, |places| {
            let above = || places.clone().filter(|place| output[*place] > T::ZERO);
            let mean = above().map(|place| gradient[place]).sum::<T>() / T::from_f64((above().count() as f64).max(1.0));
            for place in places {
                gradient[place] = if output[place] > T::ZERO { gradient[place] - mean } else { T::ZERO };
            }
        });
    }
}
