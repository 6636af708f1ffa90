//! `LayerNormalization`: each sample's features have mean 0 and variance 1.

use super::scaling::{Scaling, scaling_options};
use super::standardize::{Size, Standardize};
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `gamma · (x − mean) / √(variance + ε) + beta`, with mean and variance along the last axis of each sample; the shape stays.
///
/// Arguments: `epsilon` 0.001, `center` and `scale` true, `gamma_initializer` `ones`, `beta_initializer` `zeros`, a regularizer and a
/// constraint for each, `trainable`. Parameters: `gamma` and `beta`, one number a feature. Source: Keras 3, `keras.layers.LayerNormalization`; Ba et al., 2016.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [3]) -> [3] { x -> LayerNormalization } }
/// let y = Net::new(42).predict(&Batch::from([[1.0_f32, 2.0, 3.0]]));
/// assert!((y.sample(0)[0] - -1.2238).abs() < 1e-4 && y.sample(0)[1].abs() < 1e-6);
/// assert_eq!(Net::PARAMETERS, 6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LayerNormalization {
    epsilon: f64,
    scaling: Scaling,
}

impl LayerNormalization {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { epsilon: 1e-3, scaling: Scaling::BOTH }
    }

    /// What keeps the division from 0; default 0.001.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }

    scaling_options!();

    /// The shape of the input, with `gamma` and `beta`; keeps two numbers for each row of the last axis.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        self.standardize(inputs[0]).rule(inputs[0])
    }

    const fn standardize(&self, input: Sizes) -> Standardize {
        let size = Size::Deviation(self.epsilon);
        Standardize { run: input.last(), centered: true, size, scaling: self.scaling }
    }
}

impl Default for LayerNormalization {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for LayerNormalization {
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
