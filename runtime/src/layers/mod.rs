//! Layers: what a stage of a flow does to numbers.
//!
//! A layer is its configuration, evaluated by the compiler, and two functions. Its shape rule lives beside them as inherent
//! `const fn`s, which the code of [`network!`](crate::network!) calls by name:
//!
//! | function | what it says |
//! | --- | --- |
//! | `output(&self, &[Sizes]) -> Sizes` | the shape of the result; total: it answers whatever flows in |
//! | `check(&self, &Site)` | refuses what does not fit, in words; nothing depends on it |
//! | `tensors(&self, &[Sizes]) -> Tensors` | the parameters |
//! | `kept(&self, &[Sizes]) -> usize` | numbers a sample kept for the way back, beside the output |
//! | `flops(&self, &[Sizes]) -> usize` | operations for one sample on the way forward |

mod activate;
mod add;
mod average;
mod call;
mod concat;
mod dense;
mod dropout;
mod flatten;
mod handle;
mod maximum;
mod merge;
mod minimum;
mod multiply;
mod reshape;
mod subtract;

pub use activate::Activate;
pub use add::Add;
pub use average::Average;
pub(crate) use call::Destination;
pub use call::{Backward, Forward, InputGradients, Inputs, Scratch, Target, Wanted, Weights};
pub use concat::Concat;
pub use dense::Dense;
pub use dropout::Dropout;
pub use flatten::Flatten;
pub use handle::{Handle, HandleMut};
pub use maximum::Maximum;
pub use minimum::Minimum;
pub use multiply::Multiply;
pub use reshape::Reshape;
pub use subtract::Subtract;

use crate::outputs::Kind;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// What a stage of a flow computes, forward and backward, for all samples of a batch at once.
///
/// Values are feature-major: the numbers of one feature lie side by side, one a sample, `step` of them; the samples that
/// fill the last register are zeros. See [`Forward`] and [`Backward`] for what a call gets.
pub trait Layer<T: Scalar>: Send + Sync {
    /// What the result means to a loss: [`Logits`](crate::outputs::Logits) unless it ends in an activation that says more.
    type Kind: Kind;

    /// Writes the initial parameters, which are zeros before. Layers without parameters do nothing.
    fn initialize(&self, inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        let _ = (inputs, parameters, random);
    }

    /// Writes the output, all of it.
    fn forward(&self, call: Forward<'_, T>);

    /// Turns the gradient of the output into gradients of the inputs, then of the parameters.
    fn backward(&self, call: Backward<'_, T>);
}
