//! `RmsNormalization`: each sample's features have a mean square of 1.

use super::scaling::Scaling;
use super::standardize::{Size, Standardize};
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `scale · x / √(mean x² + ε)`, with the mean along the last axis of each sample; the shape stays.
///
/// Argument: `epsilon` 10⁻⁶. Parameter: `gamma`, Keras's `scale`, one number a feature, beginning as ones. Source: Keras 3, `keras.layers.RMSNormalization`; Zhang and Sennrich, 2019.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> RmsNormalization } }
/// let y = Net::new(42).predict(&Batch::from([[3.0_f32, 4.0]]));
/// assert!((y.sample(0)[0] - 0.848_528).abs() < 1e-5);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RmsNormalization {
    epsilon: f64,
}

impl RmsNormalization {
    /// With Keras's default.
    #[must_use]
    pub const fn new() -> Self {
        Self { epsilon: 1e-6 }
    }

    /// What keeps the division from 0; default 10⁻⁶.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }

    /// The shape of the input, with `gamma`; keeps two numbers for each row of the last axis.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        self.standardize(inputs[0]).rule(inputs[0])
    }

    const fn standardize(self, input: Sizes) -> Standardize {
        let scaling = Scaling { center: false, ..Scaling::BOTH };
        Standardize { run: input.last(), centered: false, size: Size::Deviation(self.epsilon), scaling }
    }
}

impl Default for RmsNormalization {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for RmsNormalization {
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
