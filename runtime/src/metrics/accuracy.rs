//! `Accuracy`: the share of right answers.

use super::Metric;
use super::one_of::OneOf;
use crate::data::{Indices, Labels};
use crate::losses::Head;
use crate::outputs::{Bernoulli, Logits, Probabilities};
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The share of right answers, in the form that output and target call for:
///
/// | output | target | right is |
/// | --- | --- | --- |
/// | probabilities (`softmax`) or raw numbers | `Labels`; `Indices` for a class in each row | the class with the largest number |
/// | probabilities (`softmax`) | `Batch`, one-hot | the same largest element of a row in both |
/// | yes or no (`sigmoid`) | `Batch` | each element on the target's side of 0.5 |
///
/// Source: Keras 3, `keras.metrics.SparseCategoricalAccuracy`, `CategoricalAccuracy` and `BinaryAccuracy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> softmax } }
/// let model = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, Accuracy);
/// let x = Batch::from([[0.0_f32, 1.0], [1.0, 0.0], [3.0, 2.0], [2.0, 3.0]]);
/// let result = model.evaluate(&x, &Labels::new([1, 0, 0, 0])?)?;
/// assert_eq!(result.get("accuracy"), Some(0.75));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Accuracy;

plain!(Accuracy);

/// Right answers among all.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

/// Counts each row of the last axis whose largest element is that of its class, or where that of its target is.
fn count_rows<T: Scalar>(state: &mut Tally, head: &Head<'_, T>) {
    for (_, row) in head.along_last_axis() {
        row.each_largest(row.numbers, |sample, largest| state.count(largest == row.class_of(sample)));
    }
}

macro_rules! accuracy {
    ([$($generics:tt)*] $kind:ty, $target:ty, $update:expr) => {
        impl<$($generics)*> Metric<$kind, $target> for Accuracy {
            type State = Tally;

            fn name(&self) -> Option<&'static str> {
                Some("accuracy")
            }

            fn update<T: Scalar>(&self, state: &mut Tally, head: &Head<'_, T>) {
                ($update)(state, head);
            }

            fn result(&self, state: &Tally) -> f64 {
                state.right as f64 / (state.all as f64).max(1.0)
            }
        }
    };
}

accuracy!([Target: OneOf] Probabilities, Target, count_rows::<T>);
accuracy!([const CLASSES: usize] Logits, Labels<CLASSES>, count_rows::<T>);
accuracy!([const ROWS: usize, const CLASSES: usize] Logits, Indices<ROWS, CLASSES>, count_rows::<T>);
accuracy!([S: Shape] Bernoulli, S, |state: &mut Tally, head: &Head<'_, T>| {
    let half = T::from_f64(0.5);
    for (y, t) in head.pairs() {
        state.count((y > half) == (t > half));
    }
});
