//! `Rescaling`: numbers in other units.

use super::{Affine, Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `scale · x + offset`, each number by itself; the shape stays. `Rescaling(1.0 / 127.5, offset = -1.0)`.
///
/// Default: `offset` 0.0. Source: Keras 3, `keras.layers.Rescaling`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> Rescaling(0.5, offset = 1.0) } }
/// assert_eq!(Net::new(42).predict(&Batch::from([[2.0_f32, -2.0]])).sample(0), [2.0, 0.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rescaling {
    scale: f64,
    offset: f64,
}

impl Rescaling {
    /// By this factor.
    #[must_use]
    pub const fn new(scale: f64) -> Self {
        Self { scale, offset: 0.0 }
    }

    /// What is added; default 0.0.
    #[must_use]
    pub const fn offset(mut self, offset: f64) -> Self {
        self.offset = offset;
        self
    }

    /// The shape of the input; two operations an element.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Affine::new(self.scale, self.offset).rule(inputs)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Rescaling {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        Affine::new(self.scale, self.offset).forward(call);
    }

    fn backward(&self, call: Backward<'_, T>) {
        Affine::new(self.scale, self.offset).backward(call);
    }
}
