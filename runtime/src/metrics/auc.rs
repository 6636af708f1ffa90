//! `Auc`: how well answers are told apart, whatever the threshold.

use serde::{Deserialize, Serialize};

use super::Metric;
use crate::losses::Head;
use crate::outputs::Bernoulli;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// The area under a curve over 200 thresholds, evenly from 0 to 1 with the ends just outside: of the share of right yeses over that of wrong ones
/// ([`Roc`](Curve::Roc)), or of precision over recall ([`Pr`](Curve::Pr)), over all elements. For an output of independent probabilities
/// (`sigmoid`); a target is a yes if it is above 0.5.
///
/// In logs `auc`. Defaults: ROC, 200 thresholds, and between thresholds Keras's `interpolation`: a straight line, for precision and recall that of
/// Davis and Goadrich, 2006. Source: Keras 3, `keras.metrics.AUC`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> sigmoid } }
/// let model = Net::new(42).compile(Sgd::new(0.1), BinaryCrossentropy, Auc::new());
/// let x = Batch::from([[1.0_f32], [2.0], [3.0], [-1.0]]);
/// let y = Batch::from([[1.0_f32], [0.0], [1.0], [0.0]]);
/// assert!((model.evaluate(&x, &y)?.get("auc").unwrap() - 0.75).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Auc {
    curve: Curve,
    num_thresholds: usize,
}

/// Which curve the area is under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Curve {
    /// Receiver operating characteristic: right yeses over wrong ones.
    Roc,
    /// Precision over recall.
    Pr,
}

/// For each threshold, how many targets of yes and of no have an answer above it, and the next one not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Buckets(Vec<[f64; 2]>);

impl Auc {
    /// Under the ROC curve, with 200 thresholds.
    #[must_use]
    pub const fn new() -> Self {
        Self { curve: Curve::Roc, num_thresholds: 200 }
    }

    /// Which curve; default [`Roc`](Curve::Roc).
    #[must_use]
    pub const fn curve(mut self, curve: Curve) -> Self {
        self.curve = curve;
        self
    }

    /// How many thresholds, at least 2; default 200.
    #[must_use]
    pub const fn num_thresholds(mut self, thresholds: usize) -> Self {
        self.num_thresholds = if thresholds < 2 { 2 } else { thresholds };
        self
    }

    /// The last threshold that a number is above: number i is at `i / (n − 1)`, but the first below 0 and the last above 1.
    fn bucket(&self, y: f64) -> usize {
        let last = self.num_thresholds - 1;
        let at = (y * last as f64).ceil() as usize;
        at.saturating_sub(1).min(last - 1)
    }
}

impl Default for Auc {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Shape> Metric<Bernoulli, S> for Auc {
    type State = Buckets;

    fn name(&self) -> Option<&'static str> {
        Some("auc")
    }

    fn update<T: Scalar>(&self, state: &mut Buckets, head: &Head<'_, T>) {
        state.0.resize(self.num_thresholds, [0.0; 2]);
        for (y, t) in head.pairs() {
            state.0[self.bucket(y.to_f64())][usize::from(t.to_f64() <= 0.5)] += 1.0;
        }
    }

    fn result(&self, state: &Buckets) -> f64 {
        let sum = |which: usize| state.0.iter().map(|bucket| bucket[which]).sum::<f64>();
        let (yeses, noes) = (sum(0), sum(1));
        let share = |part: f64, all: f64| if all > 0.0 { part / all } else { 0.0 };
        // From the first threshold, above which all answers are, to the last, above which none is.
        let (mut right, mut wrong, mut area) = (yeses, noes, 0.0);
        for [right_here, wrong_here] in &state.0 {
            let (next_right, next_wrong) = (right - right_here, wrong - wrong_here);
            area += match self.curve {
                Curve::Roc => {
                    let width = share(*wrong_here, noes);
                    width * f64::midpoint(share(right, yeses), share(next_right, yeses))
                }
                Curve::Pr => {
                    let (all, next) = (right + wrong, next_right + next_wrong);
                    let slope = share(*right_here, all - next);
                    let intercept = next_right - slope * next;
                    let ratio = if all > 0.0 && next > 0.0 { (all / next).ln() } else { 0.0 };
                    share(slope * (right_here + intercept * ratio), yeses)
                }
            };
            (right, wrong) = (next_right, next_wrong);
        }
        area
    }
}
