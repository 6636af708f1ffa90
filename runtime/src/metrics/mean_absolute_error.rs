//! `MeanAbsoluteError`: the mean size of the differences.

use super::Metric;
use super::mean::Mean;
use crate::losses::Head;
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The mean of |y − t| over all elements of all samples. For any output against a [`Batch`](crate::Batch) of its shape.
///
/// In logs `mean_absolute_error`. Source: Keras 3, `keras.metrics.MeanAbsoluteError`.
///
/// ```
/// use neurotype::metrics::MeanAbsoluteError;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, MeanAbsoluteError);
/// let (x, y) = (Batch::from([[1.0_f32, 2.0]]), Batch::from([[4.0_f32, 6.0]]));
/// assert_eq!(model.evaluate(&x, &y)?.get("mean_absolute_error"), Some(3.5));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MeanAbsoluteError;

plain!(MeanAbsoluteError);

impl<K: Kind, S: Shape> Metric<K, S> for MeanAbsoluteError {
    type State = Mean;

    fn name(&self) -> Option<&'static str> {
        Some("mean_absolute_error")
    }

    fn update<T: Scalar>(&self, state: &mut Mean, head: &Head<'_, T>) {
        state.add_elements(head, |y, t| (y - t).to_f64().abs());
    }

    fn result(&self, state: &Mean) -> f64 {
        state.get()
    }
}
