//! Metrics: numbers for people, which training does not follow.

mod accuracy;
mod confusion;
mod mean;
mod mean_absolute_error;
mod mean_squared_error;
mod precision;
mod recall;
mod root_mean_squared_error;
mod watched_by;

pub use accuracy::Accuracy;
pub use mean_absolute_error::MeanAbsoluteError;
pub use mean_squared_error::MeanSquaredError;
pub use precision::Precision;
pub use recall::Recall;
pub use root_mean_squared_error::RootMeanSquaredError;
pub use watched_by::WatchedBy;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::losses::Head;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Described;

/// A metric of outputs of one [`Kind`] against targets of one type.
pub trait Metric<K: Kind, Target: Described>: Send + Sync {
    /// What it remembers over an epoch; begins as its default. Serialisable, so that a run that was interrupted goes on in the middle of one.
    type State: Default + Clone + Send + Serialize + DeserializeOwned;

    /// Keras's name for it; none for a metric that measures nothing.
    fn name(&self) -> Option<&'static str>;

    /// Takes a batch into account.
    fn update<T: Scalar>(&self, state: &mut Self::State, head: &Head<'_, T>);

    /// The number so far.
    fn result(&self, state: &Self::State) -> f64;
}

/// No metric.
impl<K: Kind, Target: Described> Metric<K, Target> for () {
    type State = ();

    fn name(&self) -> Option<&'static str> {
        None
    }

    fn update<T: Scalar>(&self, _state: &mut (), _head: &Head<'_, T>) {}

    fn result(&self, _state: &()) -> f64 {
        0.0
    }
}
