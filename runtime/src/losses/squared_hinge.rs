//! `SquaredHinge`: the square of what is missing to a margin of 1.

use super::elementwise::{mean_of_elements, to_signs};
use super::{Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Squared hinge: max(1 − t · y, 0)², the mean over all elements of a sample. Targets are −1 or 1; if all of a batch are 0 or 1, 0 counts as −1. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.SquaredHinge`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), SquaredHinge, ());
/// let (x, y) = (Batch::from([[0.5_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.25).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SquaredHinge;

plain!(SquaredHinge);

impl LossWeight for SquaredHinge {}

impl<K: Kind> Loss<K> for SquaredHinge {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let signed = to_signs(head);
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            move |y, t| (1.0 - signed(T::from_f64(t)).to_f64() * y).larger(0.0).powi(2),
            #[inline(always)]
            move |y, t| {
                let t = signed(t);
                -(t + t) * (T::ONE - t * y).larger(T::ZERO)
            },
        );
    }
}
