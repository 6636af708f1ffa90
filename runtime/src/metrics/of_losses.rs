//! Losses as metrics: their mean over an epoch.

use serde::{Deserialize, Serialize};

use super::Metric;
use super::mean::Mean;
use crate::data::Labels;
use crate::losses::{
    BinaryCrossentropy, CategoricalCrossentropy, CategoricalHinge, FromLogits, Head, Hinge, KlDivergence, LogCosh,
    Loss, Mae, Mape, Mse, Msle, Poisson, SparseCategoricalCrossentropy, SquaredHinge,
};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::{Rank1, Shape};

/// The mean of a loss over an epoch: what a loss remembers where it is a metric. `compile(Sgd::new(0.1), Mse, (Mape, LogCosh))` trains with one and
/// watches two others; sample weights do not count.
///
/// | loss | in logs |
/// | --- | --- |
/// | `BinaryCrossentropy`, `CategoricalCrossentropy`, `SparseCategoricalCrossentropy`, also `.from_logits()` | `binary_crossentropy`, … |
/// | `KlDivergence`, `Poisson`, `Hinge`, `SquaredHinge`, `CategoricalHinge` | `kl_divergence`, … |
/// | `Mse`, `Mae`, `Mape`, `Msle`, `LogCosh` | `mean_squared_error`, …, `logcosh` |
///
/// Source: Keras 3, `keras.metrics`, the classes of the same names.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, (Mape, Mae));
/// let (x, y) = (Batch::from([[1.0_f32], [3.0]]), Batch::from([[2.0_f32], [4.0]]));
/// let result = model.evaluate(&x, &y)?;
/// assert_eq!(result.get("mean_absolute_percentage_error"), Some(37.5));
/// assert_eq!(result.get("mean_absolute_error"), Some(1.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LossMean {
    mean: Mean,
    /// Room for the losses of a batch.
    #[serde(skip)]
    losses: Vec<f64>,
}

impl LossMean {
    fn update<K: Kind, L: Loss<K>, T: Scalar>(&mut self, loss: &L, head: &Head<'_, T>) {
        self.losses.clear();
        self.losses.resize(head.samples, 0.0);
        loss.evaluate(head, &mut self.losses, None);
        self.mean.add(self.losses.iter().copied());
    }
}

macro_rules! loss_metrics {
    ($([$($generics:tt)*] $loss:ty, $target:ty, $name:literal;)+) => {$(
        impl<K: Kind, $($generics)*> Metric<K, $target> for $loss
        where
            $loss: Loss<K>,
        {
            type State = LossMean;

            fn name(&self) -> Option<&'static str> {
                Some($name)
            }

            fn update<T: Scalar>(&self, state: &mut LossMean, head: &Head<'_, T>) {
                state.update::<K, Self, T>(self, head);
            }

            fn result(&self, state: &LossMean) -> f64 {
                state.mean.get()
            }
        }
    )+};
}

loss_metrics! {
    [S: Shape] BinaryCrossentropy, S, "binary_crossentropy";
    [S: Shape] FromLogits<BinaryCrossentropy>, S, "binary_crossentropy";
    [const CLASSES: usize] CategoricalCrossentropy, Rank1<CLASSES>, "categorical_crossentropy";
    [const CLASSES: usize] FromLogits<CategoricalCrossentropy>, Rank1<CLASSES>, "categorical_crossentropy";
    [const CLASSES: usize] SparseCategoricalCrossentropy, Labels<CLASSES>, "sparse_categorical_crossentropy";
    [const CLASSES: usize] FromLogits<SparseCategoricalCrossentropy>, Labels<CLASSES>, "sparse_categorical_crossentropy";
    [const CLASSES: usize] KlDivergence, Rank1<CLASSES>, "kl_divergence";
    [const CLASSES: usize] CategoricalHinge, Rank1<CLASSES>, "categorical_hinge";
    [S: Shape] Poisson, S, "poisson";
    [S: Shape] Hinge, S, "hinge";
    [S: Shape] SquaredHinge, S, "squared_hinge";
    [S: Shape] Mse, S, "mean_squared_error";
    [S: Shape] Mae, S, "mean_absolute_error";
    [S: Shape] Mape, S, "mean_absolute_percentage_error";
    [S: Shape] Msle, S, "mean_squared_logarithmic_error";
    [S: Shape] LogCosh, S, "logcosh";
}
