//! `GroupNormalization`: groups of features have mean 0 and variance 1.

use super::scaling::{Scaling, scaling_options};
use super::standardize::{Size, Standardize};
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// `gamma · (x − mean) / √(variance + ε) + beta`, with mean and variance over each of `groups` groups of neighbouring features of a sample;
/// the shape `[N]` stays. `GroupNormalization(4)`.
///
/// Arguments: `groups` (Keras's default is 32), `epsilon` 0.001, `center` and `scale` true, `gamma_initializer` `ones`, `beta_initializer`
/// `zeros`, a regularizer and a constraint for each, `trainable`. Parameters: `gamma` and `beta`, one number a feature. Source: Keras 3, `keras.layers.GroupNormalization`; Wu and He, 2018.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [4]) -> [4] { x -> GroupNormalization(2) } }
/// let y = Net::new(42).predict(&Batch::from([[1.0_f32, 3.0, 10.0, 30.0]]));
/// assert!((y.sample(0)[0] - -1.0).abs() < 1e-3 && (y.sample(0)[3] - 1.0).abs() < 1e-3);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GroupNormalization {
    groups: usize,
    epsilon: f64,
    scaling: Scaling,
}

impl GroupNormalization {
    /// With so many groups.
    #[must_use]
    pub const fn new(groups: usize) -> Self {
        Self { groups, epsilon: 1e-3, scaling: Scaling::BOTH }
    }

    /// What keeps the division from 0; default 0.001.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }

    scaling_options!();

    /// The shape of the input, with `gamma` and `beta`; keeps two numbers for each group. Refuses groups that are not of one size,
    /// and an input that is not one row of numbers.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        self.standardize(inputs[0])
            .rule(inputs[0])
            .refuse_unless(inputs[0].rank() == 1, Refusal::wants_one_row(inputs[0]))
            .refuse_unless(
                self.groups > 0 && inputs[0].last().is_multiple_of(self.groups),
                Refusal::new("makes ")
                    .number(self.groups)
                    .text(" groups of equal size, but ")
                    .feeds(0)
                    .text("; take a number of groups that divides ")
                    .number(inputs[0].last()),
            )
    }

    const fn standardize(&self, input: Sizes) -> Standardize {
        let (size, groups) = (Size::Deviation(self.epsilon), if self.groups > 0 { self.groups } else { 1 });
        let run = if input.last().is_multiple_of(groups) { input.last() / groups } else { input.last() };
        Standardize { run, centered: true, size, scaling: self.scaling }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for GroupNormalization {
    type Kind = Logits;

    fn initialize(&self, inputs: &[Sizes], parameters: &mut [T], random: &mut Random) {
        self.standardize(inputs[0]).scaling.initialize(parameters, inputs[0].last(), random);
    }

    fn forward(&self, call: Forward<'_, T>) {
        self.standardize(call.sizes).forward(call);
    }

    fn backward(&self, call: Backward<'_, T>) {
        self.standardize(call.sizes).backward(call);
    }
}
