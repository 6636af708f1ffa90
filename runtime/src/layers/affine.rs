//! A value times a number, plus a number: `2.0 * x`, `1.0 - gate`.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `scale · x + shift`, each number by itself; the shape stays. Written as an expression with a number: `2.0 * x`, `1.0 - gate`,
/// `x / 2.0`, `-x`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Rest(x: [2]) -> [2] { 1.0 - x } }
/// assert_eq!(Rest::new(0).predict(&Batch::from([[0.25_f32, 3.0]])).sample(0), [0.75, -2.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Affine {
    scale: f64,
    shift: f64,
}

impl Affine {
    /// `scale · x + shift`.
    #[must_use]
    pub const fn new(scale: f64, shift: f64) -> Self {
        Self { scale, shift }
    }

    /// The shape of the input; two operations an element.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        Rule::gives(inputs[0]).costs(2 * inputs[0].elements()).forgets_output(true)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Affine {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let (scale, shift) = (T::from_f64(self.scale), T::from_f64(self.shift));
        call.put_from(
            #[inline(always)]
            move |x| scale * x + shift,
        );
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let (scale, gradient) = (T::from_f64(self.scale), &*call.gradient);
        if let Some(mut target) = call.input_gradients.of(0) {
            target.put_from(
                [gradient],
                #[inline(always)]
                move |[gradient]| scale * gradient,
            );
        }
    }
}
