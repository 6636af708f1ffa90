//! `Accuracy`: the share of right answers.

use super::Metric;
use crate::data::Labels;
use crate::losses::{Head, Truth};
use crate::outputs::{Bernoulli, Logits, Probabilities};
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::{Rank1, Shape};

/// The share of right answers, in the form that output and target call for:
///
/// | output | target | right is |
/// | --- | --- | --- |
/// | probabilities (`softmax`) or raw numbers | `Labels` | the class with the largest number |
/// | probabilities (`softmax`) `[N]` | `Batch`, one-hot | the same largest element in both |
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

accuracy!([const CLASSES: usize] Probabilities, Labels<CLASSES>, |state: &mut Tally, head: &Head<'_, T>| {
    if let Truth::Classes(classes) = head.truth {
        head.each_largest(head.numbers, |sample, largest| state.count(largest == classes[sample] as usize));
    }
});
accuracy!([const CLASSES: usize] Logits, Labels<CLASSES>, |state: &mut Tally, head: &Head<'_, T>| {
    if let Truth::Classes(classes) = head.truth {
        head.each_largest(head.numbers, |sample, largest| state.count(largest == classes[sample] as usize));
    }
});
accuracy!([const CLASSES: usize] Probabilities, Rank1<CLASSES>, |state: &mut Tally, head: &Head<'_, T>| {
    if let Truth::Numbers(truth) = head.truth {
        for sample in 0..head.samples {
            state.count(head.largest(head.numbers, sample) == head.largest(truth, sample));
        }
    }
});
accuracy!([S: Shape] Bernoulli, S, |state: &mut Tally, head: &Head<'_, T>| {
    let half = T::from_f64(0.5);
    for (y, t) in head.pairs() {
        state.count((y > half) == (t > half));
    }
});
