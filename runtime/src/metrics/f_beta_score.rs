//! `FBetaScore`: precision and recall in one number.

use serde::{Deserialize, Serialize};

use super::Metric;
use super::one_of::OneOf;
use crate::losses::Head;
use crate::outputs::{Bernoulli, Probabilities};
use crate::scalar::Scalar;
use crate::shape::Rank1;

/// F = (1 + β²) · p · r / (β² · p + r) of precision p and recall r of each class, and of these a mean. For probabilities (`softmax`) `[N]` an answer is
/// the class with the largest one, and the target is [`Labels<N>`](crate::Labels), [`Indices`](crate::Indices) for a class in each row, or one-hot; for independent probabilities (`sigmoid`) an answer is
/// a yes above the threshold. `FBetaScore::f1()` has β = 1.
///
/// In logs `f_beta_score`, for β = 1 `f1_score`. Defaults: threshold 0.5, average [`Macro`](Average::Macro); Keras's default is a number for each
/// class. Source: Keras 3, `keras.metrics.FBetaScore` and `F1Score`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy, FBetaScore::f1());
/// let x = Batch::from([[1.0_f32], [2.0], [3.0], [-1.0]]);
/// let y = Batch::from([[1.0_f32], [1.0], [0.0], [1.0]]);
/// assert!((model.evaluate(&x, &y)?.get("f1_score").unwrap() - 2.0 / 3.0).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FBetaScore {
    beta: f64,
    average: Average,
    threshold: f64,
}

/// Which mean of the classes' scores is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Average {
    /// The score of all answers together.
    Micro,
    /// All classes count the same.
    Macro,
    /// A class counts as often as it is the target.
    Weighted,
}

/// Right yeses, wrong yeses and wrong noes of each class.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Counts(Vec<[f64; 3]>);

/// Keras's `epsilon()`.
const EPSILON: f64 = 1e-7;

impl FBetaScore {
    /// With this β, positive.
    #[must_use]
    pub const fn new(beta: f64) -> Self {
        Self { beta, average: Average::Macro, threshold: 0.5 }
    }

    /// With a β of 1.
    #[must_use]
    pub const fn f1() -> Self {
        Self::new(1.0)
    }

    /// Which mean is taken; default [`Macro`](Average::Macro).
    #[must_use]
    pub const fn average(mut self, average: Average) -> Self {
        self.average = average;
        self
    }

    /// What is above it is a yes, for independent probabilities; default 0.5.
    #[must_use]
    pub const fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }

    fn title(&self) -> &'static str {
        if self.beta == 1.0 { "f1_score" } else { "f_beta_score" }
    }

    fn score(&self, counts: &Counts) -> f64 {
        let square = self.beta * self.beta;
        let of = |[right, too_many, missed]: [f64; 3]| {
            let (precision, recall) = (right / (right + too_many + EPSILON), right / (right + missed + EPSILON));
            (1.0 + square) * precision * recall / (square * precision + recall + EPSILON)
        };
        let classes = counts.0.iter();
        let all: f64 = classes.clone().map(|[right, _, missed]| right + missed).sum();
        match self.average {
            Average::Micro => {
                of(classes.fold([0.0; 3], |sum, class| [sum[0] + class[0], sum[1] + class[1], sum[2] + class[2]]))
            }
            Average::Macro => classes.map(|class| of(*class)).sum::<f64>() / (counts.0.len() as f64).max(1.0),
            Average::Weighted => classes.map(|class| (class[0] + class[2]) / (all + EPSILON) * of(*class)).sum(),
        }
    }
}

impl Counts {
    fn count(&mut self, class: usize, answer: bool, truth: bool) {
        let places = [answer && truth, answer && !truth, !answer && truth];
        for (count, holds) in self.0[class].iter_mut().zip(places) {
            *count += f64::from(u8::from(holds));
        }
    }

    /// Counts the answers of a batch, each the class with the largest number.
    fn count_classes<T: Scalar>(&mut self, head: &Head<'_, T>) {
        self.0.resize(head.sizes.last(), [0.0; 3]);
        for (_, row) in head.along_last_axis() {
            for sample in 0..row.samples {
                let (answer, truth) = (row.largest(row.numbers, sample), row.class_of(sample));
                self.count(answer, true, answer == truth);
                if answer != truth {
                    self.count(truth, false, true);
                }
            }
        }
    }
}

impl<Target: OneOf> Metric<Probabilities, Target> for FBetaScore {
    type State = Counts;

    fn name(&self) -> Option<&'static str> {
        Some(self.title())
    }

    fn update<T: Scalar>(&self, state: &mut Counts, head: &Head<'_, T>) {
        state.count_classes(head);
    }

    fn result(&self, state: &Counts) -> f64 {
        self.score(state)
    }
}

impl<const CLASSES: usize> Metric<Bernoulli, Rank1<CLASSES>> for FBetaScore {
    type State = Counts;

    fn name(&self) -> Option<&'static str> {
        Some(self.title())
    }

    fn update<T: Scalar>(&self, state: &mut Counts, head: &Head<'_, T>) {
        state.0.resize(head.sizes.elements(), [0.0; 3]);
        for (class, (output, truth)) in head.rows().enumerate() {
            for (y, t) in output.iter().zip(truth) {
                state.count(class, y.to_f64() > self.threshold, t.to_f64() > 0.5);
            }
        }
    }

    fn result(&self, state: &Counts) -> f64 {
        self.score(state)
    }
}
