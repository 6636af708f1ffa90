//! `UnitNormalization`: each sample's features have length 1.

use super::scaling::Scaling;
use super::standardize::{Size, Standardize};
use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `x / max(|x|, 10⁻¹²)`, with the length along the last axis of each sample; the shape stays.
///
/// It has no arguments and no parameters. Source: Keras 3, `keras.layers.UnitNormalization`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> UnitNormalization } }
/// let y = Net::new(42).predict(&Batch::from([[3.0_f32, 4.0]]));
/// assert!((y.sample(0)[0] - 0.6).abs() < 1e-6 && (y.sample(0)[1] - 0.8).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UnitNormalization;

impl UnitNormalization {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// The shape of the input; keeps two numbers for each row of the last axis.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        self.standardize(inputs[0]).rule(inputs[0])
    }

    #[allow(clippy::unused_self, reason = "as in the layers that have settings")]
    const fn standardize(self, input: Sizes) -> Standardize {
        let scaling = Scaling { center: false, scale: false, ..Scaling::BOTH };
        Standardize { run: input.last(), centered: false, size: Size::Length(1e-12), scaling }
    }
}

impl Default for UnitNormalization {
    fn default() -> Self {
        Self::new()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for UnitNormalization {
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
