//! What `use neurotype::prelude::*` brings: everything that a program with a network usually names.
//!
//! Of a crate's items rustc suggests no import to who forgot it, so losses, metrics, optimizers, schedules and callbacks are here, but for names that
//! stand for a loss as well as for a metric (`losses::CosineSimilarity`, `metrics::CosineSimilarity`) and for what only an implementation of one names.

#[cfg(feature = "remote")]
pub use crate::callbacks::RemoteMonitor;
#[cfg(feature = "interrupt")]
pub use crate::callbacks::StopOnCtrlC;
pub use crate::callbacks::{
    BackupAndRestore, Callback, CsvLogger, EarlyStopping, LambdaCallback, LearningRateScheduler, ModelCheckpoint,
    ReduceLROnPlateau, SwapEmaWeights, TensorBoard, TerminateOnNaN,
};
pub use crate::data::{Batch, Bytes, Dataset, Indices, Labels, Split, datasets, readers};
pub use crate::error::{Error, Result};
pub use crate::foreign_names::ForeignNames as _;
pub use crate::losses::{
    BinaryCrossentropy, BinaryFocalCrossentropy, CategoricalCrossentropy, CategoricalFocalCrossentropy,
    CategoricalGeneralizedCrossEntropy, CategoricalHinge, Dice, Hinge, Huber, KlDivergence, LogCosh, LossWeight, Mae,
    Mape, Mse, Msle, Poisson, SparseCategoricalCrossentropy, SquaredHinge, Tversky,
};
pub use crate::metrics::{
    Accuracy, Auc, BinaryAccuracy, CategoricalAccuracy, FBetaScore, FalseNegatives, FalsePositives, Precision, R2Score,
    Recall, RootMeanSquaredError, TopKCategoricalAccuracy, TrueNegatives, TruePositives,
};
pub use crate::network::Network;
pub use crate::optimizers::{
    Adadelta, Adafactor, Adagrad, Adam, AdamW, Adamax, Ftrl, Lamb, Lion, Muon, Nadam, Optimizer, RmsProp, Sgd,
};
pub use crate::schedules::{
    CosineDecay, CosineDecayRestarts, ExponentialDecay, InverseTimeDecay, PiecewiseConstantDecay, PolynomialDecay,
};
pub use crate::training::{Compiled, Evaluation, History};
pub use crate::{network, shape};
