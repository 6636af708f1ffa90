//! Losses: how wrong an output is, and which way is better.

mod binary_crossentropy;
mod binary_focal_crossentropy;
mod categorical_crossentropy;
mod categorical_focal_crossentropy;
mod categorical_generalized_cross_entropy;
mod categorical_hinge;
mod cosine_similarity;
mod dice;
mod elementwise;
mod focal;
mod from_logits;
mod head;
mod hinge;
mod huber;
mod kl_divergence;
mod log_cosh;
mod mean_absolute_error;
mod mean_absolute_percentage_error;
mod mean_squared_error;
mod mean_squared_logarithmic_error;
mod overlap;
mod poisson;
mod rows;
mod smoothed;
mod sparse_categorical_crossentropy;
mod squared_hinge;
mod trained_by;
mod tversky;
mod weighted;

pub use binary_crossentropy::BinaryCrossentropy;
pub use binary_focal_crossentropy::BinaryFocalCrossentropy;
pub use categorical_crossentropy::CategoricalCrossentropy;
pub use categorical_focal_crossentropy::CategoricalFocalCrossentropy;
pub use categorical_generalized_cross_entropy::CategoricalGeneralizedCrossEntropy;
pub use categorical_hinge::CategoricalHinge;
pub use cosine_similarity::CosineSimilarity;
pub(crate) use cosine_similarity::directions;
pub use dice::Dice;
pub(crate) use elementwise::sign;
pub use from_logits::FromLogits;
pub use head::{Head, Seed, Truth};
pub(crate) use head::{Heads, TargetBatch};
pub use hinge::Hinge;
pub use huber::Huber;
pub use kl_divergence::KlDivergence;
pub use log_cosh::LogCosh;
pub use mean_absolute_error::Mae;
pub use mean_absolute_percentage_error::Mape;
pub use mean_squared_error::Mse;
pub use mean_squared_logarithmic_error::Msle;
pub use poisson::Poisson;
pub(crate) use rows::rows;
pub use smoothed::Smoothed;
pub use sparse_categorical_crossentropy::SparseCategoricalCrossentropy;
pub use squared_hinge::SquaredHinge;
pub use trained_by::TrainedBy;
pub use tversky::Tversky;
pub use weighted::{LossWeight, Weighted};

use crate::error::Result;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::{Described, Shape};

/// Keras's `epsilon()`: what keeps logarithms and divisions from 0.
const EPSILON: f64 = 1e-7;

/// A loss for outputs of one [`Kind`]: `impl Loss<Probabilities> for …`.
///
/// The loss of a batch is the mean over its samples, as in Keras; with sample weights, the mean of weight times loss.
///
/// ```
/// use neurotype::losses::{Head, Loss, Seed, Truth};
/// use neurotype::outputs::Kind;
/// use neurotype::prelude::*;
/// use neurotype::{Scalar, Shape};
///
/// /// Σ (y − t)⁴ over the elements of a sample.
/// struct Quartic;
///
/// impl<K: Kind> Loss<K> for Quartic {
///     type Target<S: Shape> = S;
///
///     fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
///         for (index, (y, t)) in head.pairs().enumerate() {
///             losses[index % head.samples] += (y - t).to_f64().powi(4);
///         }
///         if let (Some(mut seed), Truth::Numbers(truth)) = (seed, head.truth) {
///             let slope = |e: T| T::from_f64(4.0) * e * e * e;
///             seed.target.put_from([head.numbers, truth], |[y, t]| slope(y - t));
///         }
///     }
/// }
///
/// network! { pub Line(x: [1]) -> [2] { x -> Dense(2) } }
/// let (x, y) = (Batch::from([[1.0], [2.0]]), Batch::from([[0.5, 1.0], [2.0, -1.0]]));
/// Line::<f64>::new(42).compile(Sgd::new(0.1), Quartic, ()).check_gradients(&x, &y)?;
/// # Ok::<(), neurotype::Error>(())
/// ```
pub trait Loss<K: Kind>: Send + Sync {
    /// What an output of the shape `S` is compared with: `S` itself for numbers, `S::Labels` for classes.
    type Target<S: Shape>: Described;

    /// Writes the loss of each sample, in places that are 0 before. If a gradient is wanted, that of the sum of all goes to the seed.
    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>);

    /// Refuses settings that cannot work; called before the first step.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`](crate::Error::Argument) with the setting and what is allowed.
    fn check(&self) -> Result<()> {
        Ok(())
    }

    /// How much it counts in the total; 1 unless [`LossWeight::weight`] says otherwise.
    fn weight(&self) -> f64 {
        1.0
    }
}
