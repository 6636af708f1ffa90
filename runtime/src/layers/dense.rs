//! `Dense`: every output is a weighted sum of all inputs.

use nalgebra::{Const, Dim, MatrixView, MatrixViewMut, U1, VectorView, VectorViewMut};

use super::governed::{Governed, fill};
use super::{Backward, Forward, Handle, HandleMut, Layer, Rule};
use crate::activations::{Activation, Linear};
use crate::constraints::AnyConstraint;
use crate::initializers::{Fans, GlorotUniform, Initializer, Zeros};
use crate::kernels::{self, Factor, Finish};
use crate::random::Random;
use crate::regularizers::AnyRegularizer;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// `activation(W · x + b)`: `[inputs]` to `[units]`.
///
/// Written `Dense(300)`, `Dense(300, relu)`, or `Dense(784 => 300)` to state and check the number of inputs. Arguments, with
/// Keras's names and defaults:
///
/// | argument | default |
/// | --- | --- |
/// | `units` | |
/// | `activation` | `linear` |
/// | `use_bias` | `true` |
/// | `kernel_initializer` | `glorot_uniform` |
/// | `bias_initializer` | `zeros` |
/// | `kernel_regularizer`, `bias_regularizer` | none |
/// | `kernel_constraint`, `bias_constraint` | none |
/// | `trainable` | `true` |
///
/// Parameters: `kernel` `[inputs, units]` and `bias` `[units]`. Source: Keras 3, `keras.layers.Dense`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [3]) -> [2] { x -> Dense(2, tanh, use_bias = false) } }
/// assert_eq!(Line::PARAMETERS, 6);
/// ```
///
/// Where Keras's `Dense` goes over the rows of a matrix, a loop does here, with the same weights for each:
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Rows(x: [20, 3]) -> [20, 2] { for row in x { row -> Dense(2) } } }
/// assert_eq!(Rows::PARAMETERS, 8);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Dense<A = Linear> {
    units: usize,
    inputs: Option<usize>,
    activation: A,
    use_bias: bool,
    kernel_initializer: &'static dyn Initializer,
    bias_initializer: &'static dyn Initializer,
    kernel: Governed,
    bias: Governed,
    trainable: bool,
}

impl Dense {
    /// A layer of so many units, linear, with Keras's initial values.
    #[must_use]
    pub const fn new(units: usize) -> Self {
        Self {
            units,
            inputs: None,
            activation: Linear,
            use_bias: true,
            kernel_initializer: &GlorotUniform,
            bias_initializer: &Zeros,
            kernel: Governed::FREE,
            bias: Governed::FREE,
            trainable: true,
        }
    }
}

impl<A: Activation> Dense<A> {
    /// States the number of inputs, to be checked.
    #[must_use]
    pub const fn takes(mut self, inputs: usize) -> Self {
        self.inputs = Some(inputs);
        self
    }

    /// The same layer with another activation.
    #[must_use]
    pub const fn activation<B: Activation>(self, activation: B) -> Dense<B> {
        Dense {
            units: self.units,
            inputs: self.inputs,
            activation,
            use_bias: self.use_bias,
            kernel_initializer: self.kernel_initializer,
            bias_initializer: self.bias_initializer,
            kernel: self.kernel,
            bias: self.bias,
            trainable: self.trainable,
        }
    }

    /// Whether a bias is added; default `true`.
    #[must_use]
    pub const fn use_bias(mut self, use_bias: bool) -> Self {
        self.use_bias = use_bias;
        self
    }

    /// How the kernel begins; default `glorot_uniform`.
    #[must_use]
    pub const fn kernel_initializer(mut self, initializer: &'static dyn Initializer) -> Self {
        self.kernel_initializer = initializer;
        self
    }

    /// How the bias begins; default `zeros`.
    #[must_use]
    pub const fn bias_initializer(mut self, initializer: &'static dyn Initializer) -> Self {
        self.bias_initializer = initializer;
        self
    }

    /// What the kernel costs; default nothing.
    #[must_use]
    pub const fn kernel_regularizer(mut self, regularizer: &'static dyn AnyRegularizer) -> Self {
        self.kernel.regularizer = Some(regularizer);
        self
    }

    /// What the bias costs; default nothing.
    #[must_use]
    pub const fn bias_regularizer(mut self, regularizer: &'static dyn AnyRegularizer) -> Self {
        self.bias.regularizer = Some(regularizer);
        self
    }

    /// What keeps the kernel within bounds; default nothing.
    #[must_use]
    pub const fn kernel_constraint(mut self, constraint: &'static dyn AnyConstraint) -> Self {
        self.kernel.constraint = Some(constraint);
        self
    }

    /// What keeps the bias within bounds; default nothing.
    #[must_use]
    pub const fn bias_constraint(mut self, constraint: &'static dyn AnyConstraint) -> Self {
        self.bias.constraint = Some(constraint);
        self
    }

    /// Whether training changes the layer; default `true`.
    #[must_use]
    pub const fn trainable(mut self, trainable: bool) -> Self {
        self.trainable = trainable;
        self
    }

    /// `[units]`, with a `kernel` and, unless it was refused, a `bias`; keeps what the activation needs of its input, where
    /// the output does not tell. Costs `2 · inputs · units`, one more a unit for the bias, one more for an activation.
    /// Refuses 0 units, an input that is not one row of numbers, and another number of inputs than stated.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let count = inputs[0].elements();
        let mut rule = Rule::gives(Sizes::new(&[self.units]))
            .with("kernel", Sizes::new(&[count, self.units]))
            .governed(self.kernel.regularizer, self.kernel.constraint)
            .costs(self.units * (2 * count + self.use_bias as usize + A::FLOPS));
        if self.use_bias {
            rule = rule.with("bias", Sizes::new(&[self.units])).governed(self.bias.regularizer, self.bias.constraint);
        }
        rule = rule.trainable(self.trainable).rectified(A::IS_RECTIFIER).forgets_output(!A::NEEDS_OUTPUT);
        // With a bias, a sum of the kernel would be rounded in another order than a sum of two values. Where each column of the kernel lies on a page of
        // its own, the product goes through some columns at a time, and its sums wait in the result.
        rule = rule.adds_up(!A::NEEDS_OUTPUT && !self.use_bias && self.units < 1024);
        if A::NEEDS_INPUT {
            rule = rule.keeps(self.units);
        }
        let stated = match self.inputs {
            Some(stated) => stated,
            None => count,
        };
        rule.refuse_unless(self.units > 0, Refusal::new("has 0 units; every layer needs at least 1"))
            .refuse_unless(inputs[0].rank() == 1, Refusal::wants_one_row(inputs[0]))
            .refuse_unless(
                stated == count,
                Refusal::new("takes ")
                    .sizes(Sizes::new(&[stated]))
                    .text(" but ")
                    .feeds(0)
                    .text("; write `Dense(")
                    .number(count)
                    .text(" => ")
                    .number(self.units)
                    .text(")` or change what feeds it"),
            )
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, A: Activation> Layer<T> for Dense<A> {
    type Kind = A::Kind;

    fn initialize(&self, inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        let fans = Fans { inputs: inputs[0].elements(), outputs: self.units };
        let (kernel, bias) = parameters.split_at_mut(fans.inputs * fans.outputs);
        for (tensor, initializer) in [(kernel, self.kernel_initializer), (bias, self.bias_initializer)] {
            fill(initializer, fans, tensor, random);
        }
    }

    // Called from one place, `ForwardPass::apply`: not inlined, the call is written to memory and read again.
    #[inline(always)]
    fn forward(&self, call: Forward<'_, T>) {
        let Forward { inputs, parameters, output, adds, kept, sizes, samples, step, .. } = call;
        let count = inputs.sizes(0).elements();
        let (kernel, bias) = parameters.split_at(count * self.units);
        let least = if A::IS_RECTIFIER { Some(T::ZERO) } else { None };
        let finish = Finish { adds: adds && !A::NEEDS_OUTPUT, addends: bias, least, ..Finish::scaled(T::ONE) };
        let x = inputs.get(0);
        if self.units == 1 {
            kernels::one_unit(kernel, x, &finish, output);
        } else if step == 1 {
            kernels::one_sample(x, kernel, bias, least, output);
        } else if kernels::are_few(samples, self.units) {
            kernels::few_samples((samples, step), (x, kernel), (bias, least), output);
        } else {
            let weights = Factor { numbers: kernel, row_step: 1, column_step: self.units };
            kernels::product((self.units, count, step), &weights, (x, step), &finish, (output, step));
        }
        if A::IS_RECTIFIER {
            return;
        }
        if A::NEEDS_INPUT {
            kernels::copy(output, kept);
        }
        self.activation.forward(output, sizes, step);
    }

    // As `forward`, in `BackwardPass::reverse`.
    #[inline(always)]
    fn backward(&self, call: Backward<'_, T>) {
        let Backward {
            inputs,
            mut weights,
            output,
            kept,
            gradient,
            mut input_gradients,
            sizes,
            samples,
            step,
            scratch,
            ..
        } = call;
        if !call.through_activation {
            self.activation.backward(kept, output, gradient, sizes, step);
        }
        let count = inputs.sizes(0).elements();
        let kernel = count * self.units;
        let transposed = Factor { numbers: &weights.values()[..kernel], row_step: self.units, column_step: 1 };
        input_gradients.put_product(0, (count, self.units, step), &transposed, gradient);
        if let Some(mut target) = weights.target() {
            target.put_weights((count, self.units), (samples, step), (inputs.get(0), gradient), scratch);
        }
    }
}

impl<'a, A, T: Scalar, In: Dim, Out: Dim> Handle<'a, Dense<A>, T, In, Out> {
    /// The kernel as nalgebra sees it, `units × inputs`: `weights * x` is the layer's product. No copy.
    #[must_use]
    pub fn weights(&self) -> MatrixView<'a, T, Out, In, U1, Out> {
        let count = self.inputs.value() * self.outputs.value();
        MatrixView::from_slice_generic(&self.parameters[..count], self.outputs, self.inputs)
    }

    /// The bias, one number a unit; empty for `use_bias = false`.
    #[must_use]
    pub fn bias(&self) -> VectorView<'a, T, nalgebra::Dyn> {
        let bias = &self.parameters[self.inputs.value() * self.outputs.value()..];
        VectorView::from_slice_generic(bias, nalgebra::Dyn(bias.len()), Const::<1>)
    }
}

impl<A, T: Scalar, In: Dim, Out: Dim> HandleMut<'_, Dense<A>, T, In, Out> {
    /// The kernel to be changed, `units × inputs`.
    #[must_use]
    pub fn weights_mut(&mut self) -> MatrixViewMut<'_, T, Out, In, U1, Out> {
        let count = self.inputs.value() * self.outputs.value();
        MatrixViewMut::from_slice_generic(&mut self.parameters[..count], self.outputs, self.inputs)
    }

    /// The bias to be changed; empty for `use_bias = false`.
    #[must_use]
    pub fn bias_mut(&mut self) -> VectorViewMut<'_, T, nalgebra::Dyn> {
        let bias = &mut self.parameters[self.inputs.value() * self.outputs.value()..];
        let length = nalgebra::Dyn(bias.len());
        VectorViewMut::from_slice_generic(bias, length, Const::<1>)
    }
}
