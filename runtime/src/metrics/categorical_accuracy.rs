//! `CategoricalAccuracy`: the share of right classes among one-hot targets.

use super::Metric;
use super::mean::Mean;
use crate::losses::Head;
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The share of rows of the last axis whose largest element is where the target's is. For any output, also of raw numbers; the target is a
/// [`Batch`](crate::Batch) of its shape, one-hot. For labels, and for outputs that end in `softmax`, [`Accuracy`](super::Accuracy) does the
/// same.
///
/// In logs `categorical_accuracy`. Source: Keras 3, `keras.metrics.CategoricalAccuracy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), CategoricalCrossentropy.from_logits(), CategoricalAccuracy);
/// let (x, y) = (Batch::from([[3.0_f32, 1.0], [3.0, 1.0]]), Batch::from([[1.0_f32, 0.0], [0.0, 1.0]]));
/// assert_eq!(model.evaluate(&x, &y)?.get("categorical_accuracy"), Some(0.5));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CategoricalAccuracy;

plain!(CategoricalAccuracy);

impl<K: Kind, S: Shape> Metric<K, S> for CategoricalAccuracy {
    type State = Mean;

    fn name(&self) -> Option<&'static str> {
        Some("categorical_accuracy")
    }

    fn update<T: Scalar>(&self, state: &mut Mean, head: &Head<'_, T>) {
        for (_, row) in head.along_last_axis() {
            let is_right = |sample| row.largest(row.numbers, sample) == row.class_of(sample);
            state.add((0..row.samples).map(|sample| f64::from(u8::from(is_right(sample)))));
        }
    }

    fn result(&self, state: &Mean) -> f64 {
        state.get()
    }
}
