//! `PRelu`: a slope below 0 that is learned.

use super::governed::{Governed, fill};
use super::{Backward, Forward, Layer, Rule};
use crate::constraints::AnyConstraint;
use crate::initializers::{Fans, Initializer, Zeros};
use crate::kernels;
use crate::outputs::Logits;
use crate::random::Random;
use crate::regularizers::AnyRegularizer;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// x above 0, `alpha · x` below, with an `alpha` for each element; the shape stays. The derivative at 0 is 0, as in Keras.
///
/// Arguments: `alpha_initializer` `zeros`, `alpha_regularizer`, `alpha_constraint`, `trainable`. Source: Keras 3, `keras.layers.PReLU`; He et
/// al., 2015.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> PRelu(alpha_initializer = constant(0.25)) } }
/// assert_eq!(Net::new(42).predict(&Batch::from([[2.0_f32, -2.0]])).sample(0), [2.0, -0.5]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PRelu {
    alpha_initializer: &'static dyn Initializer,
    alpha: Governed,
    trainable: bool,
}

impl PRelu {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { alpha_initializer: &Zeros, alpha: Governed::FREE, trainable: true }
    }

    /// How the slopes begin; default `zeros`.
    #[must_use]
    pub const fn alpha_initializer(mut self, initializer: &'static dyn Initializer) -> Self {
        self.alpha_initializer = initializer;
        self
    }

    /// What the slopes cost; default nothing.
    #[must_use]
    pub const fn alpha_regularizer(mut self, regularizer: &'static dyn AnyRegularizer) -> Self {
        self.alpha.regularizer = Some(regularizer);
        self
    }

    /// What keeps the slopes within bounds; default nothing.
    #[must_use]
    pub const fn alpha_constraint(mut self, constraint: &'static dyn AnyConstraint) -> Self {
        self.alpha.constraint = Some(constraint);
        self
    }

    /// Whether training changes the layer; default `true`.
    #[must_use]
    pub const fn trainable(mut self, trainable: bool) -> Self {
        self.trainable = trainable;
        self
    }

    /// The shape of the input, with an `alpha` of that shape.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0])
            .with("alpha", inputs[0])
            .governed(self.alpha.regularizer, self.alpha.constraint)
            .trainable(self.trainable)
            .costs(2 * inputs[0].elements())
    }
}

impl Default for PRelu {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for PRelu {
    type Kind = Logits;

    fn initialize(&self, inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        let count = inputs[0].elements();
        fill(self.alpha_initializer, Fans { inputs: count, outputs: count }, parameters, random);
    }

    fn forward(&self, call: Forward<'_, T>) {
        let rows = call.output.chunks_exact_mut(call.step).zip(call.inputs.get(0).chunks_exact(call.step));
        kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                for ((output, x), alpha) in rows.zip(call.parameters.iter().copied()) {
                    output.iter_mut().zip(x).for_each(|(y, x)| *y = if *x > T::ZERO { *x } else { alpha * *x });
                }
            },
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (x, gradient, step) = (call.inputs.get(0), &*call.gradient, call.step);
        let row = |element: usize| element * step..(element + 1) * step;
        if let Some(mut target) = call.input_gradients.of(0) {
            for (element, alpha) in call.weights.values().iter().copied().enumerate() {
                target.part(row(element)).put_from(
                    [&x[row(element)], &gradient[row(element)]],
                    #[inline(always)]
                    move |[x, gradient]| {
                        let below = if x < T::ZERO { alpha } else { T::ZERO };
                        gradient * if x > T::ZERO { T::ONE } else { below }
                    },
                );
            }
        }
        if let Some(mut target) = call.weights.target() {
            target.put_each(
                #[inline(always)]
                |element| {
                    kernels::sum_of(
                        [&x[row(element)], &gradient[row(element)]],
                        #[inline(always)]
                        |[x, gradient]| x.smaller(T::ZERO) * gradient,
                    )
                },
            );
        }
    }
}
