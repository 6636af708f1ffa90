//! `BinaryAccuracy`: the share of answers on the right side.

use super::Metric;
use super::mean::Mean;
use crate::losses::Head;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The share of elements that are on the target's side: above the threshold where the target is 1, else not. For any output;
/// with `from_logits` losses take the threshold 0.0.
///
/// In logs `binary_accuracy`. Default: threshold 0.5. Source: Keras 3, `keras.metrics.BinaryAccuracy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy.from_logits(), BinaryAccuracy::new().threshold(0.0));
/// let (x, y) = (Batch::from([[0.25_f32], [-1.0]]), Batch::from([[1.0_f32], [1.0]]));
/// assert_eq!(model.evaluate(&x, &y)?.get("binary_accuracy"), Some(0.5));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BinaryAccuracy {
    threshold: f64,
}

impl BinaryAccuracy {
    /// With a threshold of 0.5.
    #[must_use]
    pub const fn new() -> Self {
        Self { threshold: 0.5 }
    }

    /// What is above it is a yes; default 0.5.
    #[must_use]
    pub const fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }
}

impl Default for BinaryAccuracy {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Kind, S: Shape> Metric<K, S> for BinaryAccuracy {
    type State = Mean;

    fn name(&self) -> Option<&'static str> {
        Some("binary_accuracy")
    }

    fn update<T: Scalar>(&self, state: &mut Mean, head: &Head<'_, T>) {
        let threshold = self.threshold;
        let answer = move |y: T| f64::from(u8::from(y.to_f64() > threshold));
        state.add_elements(head, move |y, t| f64::from(u8::from(answer(y) == t.to_f64())));
    }

    fn result(&self, state: &Mean) -> f64 {
        state.get()
    }
}
