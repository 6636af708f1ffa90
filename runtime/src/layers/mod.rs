//! Layers: what a stage of a flow does to numbers.
//!
//! A layer is its configuration, evaluated by the compiler, its shape rule and two functions. The rule is an inherent
//! `const fn rule(&self, inputs: &[Sizes]) -> Rule`, which the code of [`network!`](crate::network!) calls by name.
//!
//! # A layer of your own
//!
//! A struct with a `const fn new`, the rule, and an `impl Layer`. It is written in [`network!`](crate::network!) by its path, with
//! parentheses: `x -> Gain(1.0)`, `x -> my::Gain(1.0)`; named arguments are methods behind `new`, `Gain(1.0, floor = 0.5)` is
//! `Gain::new(1.0).floor(0.5)`. [`check_gradients`](crate::Compiled::check_gradients) compares its gradients with differences.
//!
//! ```
//! use neurotype::layers::{Backward, Forward, Layer, Rule};
//! use neurotype::prelude::*;
//! use neurotype::{Scalar, Sizes, outputs::Logits, random::Random};
//!
//! /// Each feature times a factor of its own.
//! #[derive(Clone, Copy, Debug)]
//! pub struct Gain { start: f64 }
//!
//! impl Gain {
//!     pub const fn new(start: f64) -> Self { Self { start } }
//!
//!     pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
//!         Rule::gives(inputs[0]).with("gain", inputs[0]).costs(inputs[0].elements())
//!     }
//! }
//!
//! impl<T: Scalar> Layer<T> for Gain {
//!     type Kind = Logits;
//!
//!     fn initialize(&self, _inputs: &[Sizes], parameters: &mut [T], _random: &mut Random) {
//!         parameters.fill(T::from_f64(self.start));
//!     }
//!
//!     fn forward(&self, call: Forward<'_, T>) {
//!         for (index, output) in call.output.iter_mut().enumerate() {
//!             *output = call.parameters[index / call.step] * call.inputs.get(0)[index];
//!         }
//!     }
//!
//!     fn backward(&self, mut call: Backward<'_, T>) {
//!         let (x, gradient, step) = (call.inputs.get(0), &*call.gradient, call.step);
//!         if let Some(mut target) = call.input_gradients.of(0) {
//!             target.put_each(|index| call.weights.values()[index / step] * gradient[index]);
//!         }
//!         if let Some(mut target) = call.weights.target() {
//!             target.put_each(|feature| (feature * step..(feature + 1) * step).map(|index| x[index] * gradient[index]).sum());
//!         }
//!     }
//! }
//!
//! network! { pub Net(x: [3]) -> [1] { x -> Dense(4, tanh) -> Gain(1.0) -> Dense(1) } }
//!
//! let (x, y) = (Batch::from([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]), Batch::from([[1.0], [2.0]]));
//! let mut model = Net::<f64>::new(42).compile(Sgd::new(0.1), Mse, ());
//! model.check_gradients(&x, &y)?;
//! # Ok::<(), neurotype::Error>(())
//! ```

mod activate;
mod activity_regularization;
mod add;
mod affine;
mod alpha_dropout;
mod average;
mod batch_normalization;
mod call;
mod concat;
mod dense;
mod divide;
mod dot;
mod dropout;
mod embedding;
mod factors;
mod features;
mod fill;
mod flatten;
mod gaussian_dropout;
mod gaussian_noise;
mod glu;
mod governed;
mod group_normalization;
mod handle;
mod layer_normalization;
mod maximum;
mod merge;
mod minimum;
mod multiply;
mod nested;
mod normalization;
mod p_relu;
mod permute;
mod reciprocal;
mod repeat_vector;
mod rescaling;
mod reshape;
mod reverse;
mod rms_normalization;
mod rule;
mod scaling;
mod slice;
mod standardize;
mod subtract;
mod unit_normalization;

pub use activate::Activate;
pub use activity_regularization::ActivityRegularization;
pub use add::Add;
pub use affine::Affine;
pub use alpha_dropout::AlphaDropout;
pub use average::Average;
pub use batch_normalization::BatchNormalization;
pub(crate) use call::Destination;
pub use call::{Backward, Forward, InputGradients, Inputs, Scratch, Target, Weights};
pub use concat::Concat;
pub use dense::Dense;
pub use divide::Divide;
pub use dot::Dot;
pub use dropout::Dropout;
pub use embedding::Embedding;
pub use fill::Fill;
pub use flatten::Flatten;
pub use gaussian_dropout::GaussianDropout;
pub use gaussian_noise::GaussianNoise;
pub use glu::Glu;
pub use group_normalization::GroupNormalization;
pub use handle::{Handle, HandleMut};
pub use layer_normalization::LayerNormalization;
pub use maximum::Maximum;
pub use minimum::Minimum;
pub use multiply::Multiply;
pub use nested::Nested;
pub use normalization::Normalization;
pub use p_relu::PRelu;
pub use permute::Permute;
pub use reciprocal::Reciprocal;
pub use repeat_vector::RepeatVector;
pub use rescaling::Rescaling;
pub use reshape::Reshape;
pub use reverse::Reverse;
pub use rms_normalization::RmsNormalization;
pub(crate) use rule::Reuse;
pub use rule::Rule;
pub use slice::Slice;
pub use subtract::Subtract;
pub use unit_normalization::UnitNormalization;

use crate::outputs::Kind;
use crate::random::Random;
use crate::scalar::Scalar;
pub use crate::shape::Refusal;
use crate::shape::Sizes;

/// What a stage of a flow computes, forward and backward, for all samples of a batch at once.
///
/// Values are feature-major: the numbers of one feature lie side by side, one a sample, `step` of them; the samples that
/// fill the last register are zeros. See [`Forward`] and [`Backward`] for what a call gets.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a layer",
    label = "implement `Layer<T>` for it, for every `T: Scalar`; a network is written without parentheses, its settings in braces, as in `Refine {{ depth: 6 }}`"
)]
pub trait Layer<T: Scalar>: Send + Sync {
    /// What the result means to a loss: [`Logits`](crate::outputs::Logits) unless it ends in an activation that says more.
    type Kind: Kind;

    /// The layer itself. Generated code calls it by the trait's name, so that of a type that is no layer all errors are one.
    #[doc(hidden)]
    fn itself(&self) -> &Self {
        self
    }

    /// Writes the initial parameters, which are zeros before. Layers without parameters do nothing.
    fn initialize(&self, inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        let _ = (inputs, parameters, random);
    }

    /// Writes the output, all of it.
    fn forward(&self, call: Forward<'_, T>);

    /// Turns the gradient of the output into gradients of the inputs, then of the parameters.
    fn backward(&self, call: Backward<'_, T>);
}
