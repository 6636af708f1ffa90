//! `Huber`: squares near the target, a straight line far from it.

use super::elementwise::mean_of_elements;
use super::{Head, Loss, LossWeight, Seed};
use crate::error::{Error, Result};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Huber loss, with the difference e = y − t: e²/2 where |e| ≤ δ, else δ · |e| − δ²/2, the mean over all elements of a sample. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.Huber`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Line(x: [1]) -> [1] { x -> Dense(1, use_bias = false, kernel_initializer = ones) } }
/// let model = Line::new(42).compile(Sgd::new(0.1), Huber::new(), ());
/// let (x, y) = (Batch::from([[3.0_f32]]), Batch::from([[1.0_f32]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 1.5).abs() < 1e-5);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("HuberLoss", "SmoothL1Loss"))]
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Huber {
    delta: f64,
}

impl Huber {
    /// With the default `delta`, 1.0.
    #[must_use]
    pub const fn new() -> Self {
        Self { delta: 1.0 }
    }

    /// Where the line begins, positive; default 1.
    #[must_use]
    pub const fn delta(mut self, delta: f64) -> Self {
        self.delta = delta;
        self
    }
}

impl Default for Huber {
    fn default() -> Self {
        Self::new()
    }
}

impl LossWeight for Huber {}

impl<K: Kind> Loss<K> for Huber {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let (wide, delta) = (self.delta, T::from_f64(self.delta));
        mean_of_elements(
            head,
            losses,
            seed,
            #[inline(always)]
            move |y, t| {
                let size = (y - t).abs();
                if size <= wide { 0.5 * size * size } else { wide * size - 0.5 * wide * wide }
            },
            #[inline(always)]
            move |y, t| (y - t).larger(-delta).smaller(delta),
        );
    }

    fn check(&self) -> Result<()> {
        let fits = self.delta > 0.0 && self.delta.is_finite();
        if fits { Ok(()) } else { Err(Error::argument("delta", self.delta, "it must be positive and finite")) }
    }
}
