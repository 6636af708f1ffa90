//! A loss that counts more or less than others.

use super::{Head, Loss, Seed};
use crate::error::Result;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// A loss with a weight: what [`LossWeight::weight`] gives.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Weighted<L> {
    loss: L,
    weight: f64,
}

/// Gives a loss its weight in the total of a network with several outputs.
pub trait LossWeight: Sized {
    /// The same loss, counted `weight` times: Keras's `loss_weights`. It must be finite and not negative, which `fit` checks.
    ///
    /// ```
    /// use neurotype::prelude::*;
    ///
    /// network! {
    ///     pub Two(x: [3]) -> (a: [1], b: [1]) {
    ///         let a = x -> Dense(1);
    ///         let b = x -> Dense(1);
    ///         (a, b)
    ///     }
    /// }
    /// let model = Two::new(42).compile(Sgd::new(1e-3), (Mse.weight(0.9), Mse.weight(0.1)), ());
    /// let (x, y) = (Batch::from([[1.0_f32, 2.0, 3.0]]), Batch::from([[1.0_f32]]));
    /// let result = model.evaluate(&x, (&y, &y))?;
    /// let total = 0.9 * result.get("a_loss").unwrap() + 0.1 * result.get("b_loss").unwrap();
    /// assert!((result.loss() - total).abs() < 1e-9);
    /// # Ok::<(), neurotype::Error>(())
    /// ```
    fn weight(self, weight: f64) -> Weighted<Self> {
        Weighted { loss: self, weight }
    }
}

impl<K: Kind, L: Loss<K>> Loss<K> for Weighted<L> {
    type Target<S: Shape> = L::Target<S>;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        self.loss.evaluate(head, losses, seed);
    }

    fn check(&self) -> Result<()> {
        self.loss.check()
    }

    fn weight(&self) -> f64 {
        self.weight * self.loss.weight()
    }
}
