//! Losses: how wrong an output is, and which way is better.

mod binary_crossentropy;
mod categorical_crossentropy;
mod head;
mod mean_squared_error;
mod sparse_categorical_crossentropy;
mod trained_by;
mod weighted;

pub use binary_crossentropy::BinaryCrossentropy;
pub use categorical_crossentropy::CategoricalCrossentropy;
pub use head::{Head, Seed, Truth};
pub(crate) use head::{Heads, TargetBatch};
pub use mean_squared_error::Mse;
pub use sparse_categorical_crossentropy::SparseCategoricalCrossentropy;
pub use trained_by::TrainedBy;
pub use weighted::{LossWeight, Weighted};

use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::{Described, Shape};

/// A loss for outputs of one [`Kind`]: `impl Loss<Probabilities> for …`.
///
/// The loss of a batch is the mean over its samples, as in Keras.
pub trait Loss<K: Kind>: Send + Sync {
    /// What an output of the shape `S` is compared with: `S` itself for numbers, `S::Labels` for classes.
    type Target<S: Shape>: Described;

    /// The sum of the losses of all samples. If a gradient is wanted, that of the same sum goes to the seed.
    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, seed: Option<Seed<'_, T>>) -> f64;

    /// How much it counts in the total; 1 unless [`LossWeight::weight`] says otherwise.
    fn weight(&self) -> f64 {
        1.0
    }
}
