//! `LogCosh`: squares near the target, sizes far from it, smooth between.

use super::elementwise::mean_of_elements;
use super::{Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Logarithm of the hyperbolic cosine: ln cosh(y − t), the mean over all elements of a sample. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.LogCosh`.
///
/// ```
/// use neurotype::losses::LogCosh;
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), LogCosh, ());
/// let (x, y) = (Batch::from([[3.0_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 1.325_002).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LogCosh;

impl LossWeight for LogCosh {}

impl<K: Kind> Loss<K> for LogCosh {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        mean_of_elements(
            head,
            losses,
            seed,
            |y, t| {
                let size = (y - t).abs();
                size + (-2.0 * size).exp().ln_1p() - std::f64::consts::LN_2
            },
            |y, t| (y - t).tanh(),
        );
    }
}
