//! Activations: what a unit answers to its weighted sum.
//!
//! Most are functions of one number; those implement [`Elementwise`] and are [`Activation`]s by it. Softmax and its logarithm
//! look at a whole axis.

mod abs;
mod bounded_relu;
mod celu;
mod columns;
mod elu;
mod exponential;
mod gelu;
mod hard_shrink;
mod hard_sigmoid;
mod hard_silu;
mod hard_tanh;
mod leaky_relu;
mod linear;
mod log;
mod log_sigmoid;
mod log_softmax;
mod mish;
mod relu;
mod relu6;
mod selu;
mod sigmoid;
mod silu;
mod soft_shrink;
mod softmax;
mod softplus;
mod softsign;
mod sparse_plus;
mod sparse_sigmoid;
mod sparsemax;
mod sqrt;
mod squareplus;
mod tanh;
mod tanh_shrink;
mod threshold;

pub use abs::Abs;
pub use bounded_relu::BoundedRelu;
pub use celu::Celu;
pub use elu::Elu;
pub use exponential::Exponential;
pub use gelu::Gelu;
pub use hard_shrink::HardShrink;
pub use hard_sigmoid::HardSigmoid;
pub use hard_silu::HardSilu;
pub use hard_tanh::HardTanh;
pub use leaky_relu::LeakyRelu;
pub use linear::Linear;
pub use log::Log;
pub use log_sigmoid::LogSigmoid;
pub use log_softmax::LogSoftmax;
pub use mish::Mish;
pub use relu::Relu;
pub use relu6::Relu6;
pub use selu::Selu;
pub use sigmoid::Sigmoid;
pub(crate) use sigmoid::logistic;
pub use silu::Silu;
pub use soft_shrink::SoftShrink;
pub use softmax::Softmax;
pub use softplus::Softplus;
pub use softsign::Softsign;
pub use sparse_plus::SparsePlus;
pub use sparse_sigmoid::SparseSigmoid;
pub use sparsemax::Sparsemax;
pub use sqrt::Sqrt;
pub use squareplus::Squareplus;
pub use tanh::Tanh;
pub use tanh_shrink::TanhShrink;
pub use threshold::Threshold;

use std::fmt::Debug;

use crate::kernels;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// A function of a whole value, in place.
pub trait Activation: Copy + Send + Sync + Debug + 'static {
    /// What an output that ends in it means to a loss.
    type Kind: Kind;
    /// Whether the derivative needs the input, because the output does not tell it.
    const NEEDS_INPUT: bool;
    /// Whether the derivative needs the output; if it does not, what follows may overwrite it.
    const NEEDS_OUTPUT: bool = true;
    /// Whether it is the larger of its input and 0, which a layer may do in passing.
    const IS_RECTIFIER: bool = false;
    /// Operations an element, as the summary counts them: 1, or 0 where nothing is computed.
    const FLOPS: usize = 1;

    /// `numbers ← f(numbers)`, for a value of the shape `sizes`, its features `step` apart.
    fn forward<T: Scalar>(&self, numbers: &mut [T], sizes: Sizes, step: usize);

    /// `gradient ← gradient · f′`. `input` may be anything unless [`NEEDS_INPUT`](Self::NEEDS_INPUT).
    fn backward<T: Scalar>(&self, input: &[T], output: &[T], gradient: &mut [T], sizes: Sizes, step: usize);
}

/// A function of one number.
///
/// ```
/// use neurotype::activations::{Elementwise, LeakyRelu};
///
/// let leaky = LeakyRelu::new().negative_slope(0.5);
/// assert_eq!(leaky.value(-2.0_f32), -1.0);
/// assert_eq!(leaky.derivative(-2.0_f32, -1.0), 0.5);
/// ```
pub trait Elementwise: Copy + Send + Sync + Debug + 'static {
    /// What an output that ends in it means to a loss.
    type Kind: Kind;
    /// Whether [`derivative`](Self::derivative) looks at `x`.
    const NEEDS_INPUT: bool;
    /// Whether it is the larger of its input and 0, which a layer may do in passing.
    const IS_RECTIFIER: bool = false;

    /// f(x).
    fn value<T: Scalar>(&self, x: T) -> T;

    /// f′(x), with y = f(x) at hand.
    fn derivative<T: Scalar>(&self, x: T, y: T) -> T;
}

impl<E: Elementwise> Activation for E {
    type Kind = E::Kind;
    const NEEDS_INPUT: bool = E::NEEDS_INPUT;
    const IS_RECTIFIER: bool = E::IS_RECTIFIER;

    fn forward<T: Scalar>(&self, numbers: &mut [T], _sizes: Sizes, _step: usize) {
        let activation = *self;
        kernels::in_parts(
            [numbers],
            #[inline(always)]
            move |_, [numbers]| {
                for number in numbers {
                    *number = activation.value(*number);
                }
            },
        );
    }

    fn backward<T: Scalar>(&self, input: &[T], output: &[T], gradient: &mut [T], _sizes: Sizes, _step: usize) {
        let activation = *self;
        kernels::in_parts(
            [gradient],
            #[inline(always)]
            move |range, [gradient]| {
                let output = &output[range.clone()];
                if E::NEEDS_INPUT {
                    for ((gradient, x), y) in gradient.iter_mut().zip(&input[range]).zip(output) {
                        *gradient *= activation.derivative(*x, *y);
                    }
                } else {
                    for (gradient, y) in gradient.iter_mut().zip(output) {
                        *gradient *= activation.derivative(*y, *y);
                    }
                }
            },
        );
    }
}
