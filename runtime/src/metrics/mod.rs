//! Metrics: numbers for people, which training does not follow.

mod accuracy;
mod auc;
mod binary_accuracy;
mod categorical_accuracy;
mod confusion;
mod confusion_counts;
mod cosine_similarity;
mod f_beta_score;
mod mean;
mod mean_absolute_error;
mod mean_squared_error;
mod of_losses;
mod one_of;
mod precision;
mod r2_score;
mod recall;
mod root_mean_squared_error;
mod top_k_categorical_accuracy;
mod watched_by;

pub use accuracy::Accuracy;
pub use auc::{Auc, Curve};
pub use binary_accuracy::BinaryAccuracy;
pub use categorical_accuracy::CategoricalAccuracy;
pub use confusion_counts::{FalseNegatives, FalsePositives, TrueNegatives, TruePositives};
pub use cosine_similarity::CosineSimilarity;
pub use f_beta_score::{Average, FBetaScore};
pub use mean_absolute_error::MeanAbsoluteError;
pub use mean_squared_error::MeanSquaredError;
pub use of_losses::LossMean;
pub use precision::Precision;
pub use r2_score::R2Score;
pub use recall::Recall;
pub use root_mean_squared_error::RootMeanSquaredError;
pub use top_k_categorical_accuracy::TopKCategoricalAccuracy;
pub use watched_by::WatchedBy;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::losses::Head;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Described;

/// A metric of outputs of one [`Kind`] against targets of one type. A tuple of metrics is one too, for several of one output:
/// `compile(…, …, (Accuracy, TopKCategoricalAccuracy::<3>))`.
///
/// ```
/// use neurotype::losses::Head;
/// use neurotype::metrics::Metric;
/// use neurotype::outputs::Kind;
/// use neurotype::prelude::*;
/// use neurotype::{Scalar, Shape};
///
/// /// The largest error.
/// struct LargestError;
///
/// impl<K: Kind, S: Shape> Metric<K, S> for LargestError {
///     type State = f64;
///
///     fn name(&self) -> Option<&'static str> {
///         Some("largest_error")
///     }
///
///     fn update<T: Scalar>(&self, state: &mut f64, head: &Head<'_, T>) {
///         *state = head.pairs().map(|(y, t)| (y - t).to_f64().abs()).fold(*state, f64::max);
///     }
///
///     fn result(&self, state: &f64) -> f64 {
///         *state
///     }
/// }
///
/// network! { pub Line(x: [1]) -> [1] { 1.0 * x } }
/// let model = Line::new(42).compile(Sgd::new(0.1), Mse, LargestError);
/// let (x, y) = (Batch::from([[1.0_f32], [2.0]]), Batch::from([[1.5_f32], [5.0]]));
/// assert_eq!(model.evaluate(&x, &y)?.get("largest_error"), Some(3.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
pub trait Metric<K: Kind, Target: Described>: Send + Sync {
    /// What it remembers over an epoch; begins as its default. Serialisable, so that a run that was interrupted goes on in the middle of one.
    type State: Default + Clone + Send + Serialize + DeserializeOwned;

    /// Keras's name for it; none for a metric that measures nothing.
    fn name(&self) -> Option<&'static str>;

    /// Takes a batch into account.
    fn update<T: Scalar>(&self, state: &mut Self::State, head: &Head<'_, T>);

    /// The number so far.
    fn result(&self, state: &Self::State) -> f64;

    /// Adds the name of each metric that it stands for: its own, or those of a tuple.
    #[doc(hidden)]
    fn names(&self, names: &mut Vec<&'static str>) {
        names.extend(self.name());
    }

    /// Writes the numbers so far, in the order of the names.
    #[doc(hidden)]
    fn results(&self, state: &Self::State, results: &mut dyn Iterator<Item = &mut f64>) {
        if self.name().is_some()
            && let Some(place) = results.next()
        {
            *place = self.result(state);
        }
    }
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

macro_rules! metric_tuples {
    ($($name:ident)+) => {
        metric_tuples!(@ [$($name)+] [0 1 2 3 4 5 6 7 8 9 10 11] []);
    };
    (@ [$name:ident $($names:ident)*] [$place:tt $($places:tt)*] [$($done:tt)*]) => {
        metric_tuples!(@ [$($names)*] [$($places)*] [$($done)* ($name $place)]);
    };
    (@ [] $places:tt [$(($name:ident $place:tt))+]) => {
        impl<K: Kind, Target: Described, $($name: Metric<K, Target>),+> Metric<K, Target> for ($($name,)+) {
            type State = ($($name::State,)+);

            fn name(&self) -> Option<&'static str> {
                None
            }

            fn update<Number: Scalar>(&self, state: &mut Self::State, head: &Head<'_, Number>) {
                $(self.$place.update(&mut state.$place, head);)+
            }

            fn result(&self, _state: &Self::State) -> f64 {
                0.0
            }

            fn names(&self, names: &mut Vec<&'static str>) {
                $(self.$place.names(names);)+
            }

            fn results(&self, state: &Self::State, results: &mut dyn Iterator<Item = &mut f64>) {
                $(self.$place.results(&state.$place, results);)+
            }
        }
    };
}
metric_tuples!(A);
crate::tuples::for_each_tuple!(metric_tuples);
