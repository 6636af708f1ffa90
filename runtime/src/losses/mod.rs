//! Losses: how wrong an output is, and which way is better.

mod binary_crossentropy;
mod categorical_crossentropy;
mod elementwise;
mod head;
mod hinge;
mod huber;
mod log_cosh;
mod mean_absolute_error;
mod mean_absolute_percentage_error;
mod mean_squared_error;
mod mean_squared_logarithmic_error;
mod poisson;
mod sparse_categorical_crossentropy;
mod squared_hinge;
mod trained_by;
mod weighted;

pub use binary_crossentropy::BinaryCrossentropy;
pub use categorical_crossentropy::CategoricalCrossentropy;
pub(crate) use elementwise::sign;
pub use head::{Head, Seed, Truth};
pub(crate) use head::{Heads, TargetBatch};
pub use hinge::Hinge;
pub use huber::Huber;
pub use log_cosh::LogCosh;
pub use mean_absolute_error::Mae;
pub use mean_absolute_percentage_error::Mape;
pub use mean_squared_error::Mse;
pub use mean_squared_logarithmic_error::Msle;
pub use poisson::Poisson;
pub use sparse_categorical_crossentropy::SparseCategoricalCrossentropy;
pub use squared_hinge::SquaredHinge;
pub use trained_by::TrainedBy;
pub use weighted::{LossWeight, Weighted};

use crate::error::Result;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::{Described, Shape};

/// Keras's `epsilon()`: what keeps logarithms and divisions from 0.
const EPSILON: f64 = 1e-7;

/// A loss for outputs of one [`Kind`]: `impl Loss<Probabilities> for …`.
///
/// The loss of a batch is the mean over its samples, as in Keras.
pub trait Loss<K: Kind>: Send + Sync {
    /// What an output of the shape `S` is compared with: `S` itself for numbers, `S::Labels` for classes.
    type Target<S: Shape>: Described;

    /// The sum of the losses of all samples. If a gradient is wanted, that of the same sum goes to the seed.
    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, seed: Option<Seed<'_, T>>) -> f64;

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
