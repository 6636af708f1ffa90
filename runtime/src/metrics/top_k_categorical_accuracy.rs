//! `TopKCategoricalAccuracy`: the share of samples whose class is among the first few.

use super::Metric;
use super::mean::Mean;
use crate::data::Labels;
use crate::losses::{Head, Truth};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::{Rank1, Sentence};

/// The share of samples whose class is among the K with the largest numbers: `TopKCategoricalAccuracy::<5>`, K in Keras being 5. A class is among
/// them if fewer than K others are larger. For any output `[N]` with N at least K, else it does not compile; the target is
/// [`Labels<N>`](crate::Labels), or a [`Batch`](crate::Batch) that is one-hot.
///
/// In logs `top_k_categorical_accuracy`. Source: Keras 3, `keras.metrics.TopKCategoricalAccuracy` and
/// `SparseTopKCategoricalAccuracy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [3]) -> [3] { x -> softmax } }
/// let metrics = (Accuracy, TopKCategoricalAccuracy::<2>);
/// let model = Net::new(42).compile(Sgd::new(0.1), SparseCategoricalCrossentropy, metrics);
/// let x = Batch::from([[3.0_f32, 2.0, 1.0], [3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [3.0, 2.0, 1.0]]);
/// let result = model.evaluate(&x, &Labels::new([0, 1, 1, 2])?)?;
/// assert_eq!(result.get("accuracy"), Some(0.25));
/// assert_eq!(result.get("top_k_categorical_accuracy"), Some(0.75));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TopKCategoricalAccuracy<const K: usize>;

/// Ends compilation where there are fewer classes than are to be looked at.
struct Few<const K: usize, const CLASSES: usize>;

impl<const K: usize, const CLASSES: usize> Few<K, CLASSES> {
    const ENOUGH_CLASSES: () = if K == 0 || K > CLASSES {
        let sentence = Sentence::new("`TopKCategoricalAccuracy::<").number(K).text(">` looks for the class among ");
        sentence.number(K).text(", but there are ").number(CLASSES).text("; take from 1 to so many").refuse();
    };
}

/// 1 if fewer than `k` elements of a sample are larger than that of its class.
fn is_among<T: Scalar>(head: &Head<'_, T>, sample: usize, class: usize, k: usize) -> f64 {
    let number = |element: usize| head.numbers[element * head.step + sample];
    let larger = (0..head.sizes.elements()).filter(|element| number(*element) > number(class)).count();
    f64::from(u8::from(larger < k))
}

impl<const K: usize, Of: Kind, const CLASSES: usize> Metric<Of, Labels<CLASSES>> for TopKCategoricalAccuracy<K> {
    type State = Mean;

    fn name(&self) -> Option<&'static str> {
        let () = Few::<K, CLASSES>::ENOUGH_CLASSES;
        Some("top_k_categorical_accuracy")
    }

    fn update<T: Scalar>(&self, state: &mut Mean, head: &Head<'_, T>) {
        state.add(head.classes().enumerate().map(|(sample, (class, _))| is_among(head, sample, class, K)));
    }

    fn result(&self, state: &Mean) -> f64 {
        state.get()
    }
}

impl<const K: usize, Of: Kind, const CLASSES: usize> Metric<Of, Rank1<CLASSES>> for TopKCategoricalAccuracy<K> {
    type State = Mean;

    fn name(&self) -> Option<&'static str> {
        let () = Few::<K, CLASSES>::ENOUGH_CLASSES;
        Some("top_k_categorical_accuracy")
    }

    fn update<T: Scalar>(&self, state: &mut Mean, head: &Head<'_, T>) {
        let Truth::Numbers(truth) = head.truth else { return };
        let among = |sample| is_among(head, sample, head.largest(truth, sample), K);
        state.add((0..head.samples).map(among));
    }

    fn result(&self, state: &Mean) -> f64 {
        state.get()
    }
}
