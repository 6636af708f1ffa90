//! `TopKCategoricalAccuracy`: the share of samples whose class is among the first few.

use std::marker::PhantomData;

use super::Metric;
use super::mean::Mean;
use super::one_of::OneOf;
use crate::losses::Head;
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Sentence;

/// The share of samples whose class is among the K with the largest numbers: `TopKCategoricalAccuracy::<2>`. K is 5 in Keras and in
/// `TopKCategoricalAccuracy::default()`. A class is among them if fewer than K others are larger. For any output `[N]` with N at least K, else it does not
/// compile; the target is [`Labels<N>`](crate::Labels), or a [`Batch`](crate::Batch) that is one-hot. Of an output `[ROWS, N]` each row counts, and the
/// target may be [`Indices<ROWS, N>`](crate::Indices).
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
/// assert_eq!(TopKCategoricalAccuracy::default(), TopKCategoricalAccuracy::<5>);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TopKCategoricalAccuracy<const K: usize>;

impl Default for TopKCategoricalAccuracy<5> {
    fn default() -> Self {
        Self
    }
}

/// Nothing implements it.
#[diagnostic::on_unimplemented(
    message = "`TopKCategoricalAccuracy` has its K in the type",
    label = "write `TopKCategoricalAccuracy::<2>` for a class among the two with the largest numbers, without `new`"
)]
pub trait HasItsK<N> {}

impl TopKCategoricalAccuracy<5> {
    /// For the sentence that the compiler says to who looks for it.
    #[doc(hidden)]
    pub fn new<N>(_k: N) -> Self
    where
        (): HasItsK<N>,
    {
        Self
    }
}

/// Ends compilation where there are fewer classes than are to be looked at.
struct Few<const K: usize, Target>(PhantomData<Target>);

impl<const K: usize, Target: OneOf> Few<K, Target> {
    const ENOUGH_CLASSES: () = if K == 0 || K > Target::CLASSES {
        let sentence = Sentence::new("`TopKCategoricalAccuracy::<").number(K).text(">` looks for the class among ");
        let sentence = sentence.number(K).text(", but there are ").number(Target::CLASSES);
        sentence.text("; take from 1 to so many").refuse();
    };
}

/// 1 if fewer than `k` elements of a sample are larger than that of its class.
fn is_among<T: Scalar>(row: &Head<'_, T>, sample: usize, class: usize, k: usize) -> f64 {
    let number = |element: usize| row.numbers[element * row.step + sample];
    let larger = (0..row.sizes.elements()).filter(|element| number(*element) > number(class)).count();
    f64::from(u8::from(larger < k))
}

impl<const K: usize, Of: Kind, Target: OneOf> Metric<Of, Target> for TopKCategoricalAccuracy<K> {
    type State = Mean;

    fn name(&self) -> Option<&'static str> {
        let () = Few::<K, Target>::ENOUGH_CLASSES;
        Some("top_k_categorical_accuracy")
    }

    fn update<T: Scalar>(&self, state: &mut Mean, head: &Head<'_, T>) {
        for (_, row) in head.along_last_axis() {
            state.add((0..row.samples).map(|sample| is_among(&row, sample, row.class_of(sample), K)));
        }
    }

    fn result(&self, state: &Mean) -> f64 {
        state.get()
    }
}
