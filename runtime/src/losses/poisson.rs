//! `Poisson`: how surprised a rate is by a count.

use super::elementwise::mean_of_elements;
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Poisson loss, for an output y that is a rate and a target t that is a count: y − t · ln(y + 10⁻⁷), the mean over all elements of a sample. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.Poisson`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), Poisson, ());
/// let (x, y) = (Batch::from([[2.0_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 1.306_853).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Poisson;

plain!(Poisson);

impl LossWeight for Poisson {}

impl<K: Kind> Loss<K> for Poisson {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let least = T::from_f64(EPSILON);
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            move |y, t| y - t * (T::from_f64(y) + least).ln().to_f64(),
            #[inline(always)]
            move |y, t| T::ONE - t / (y + least),
        );
    }
}
