//! What `use neurotype::prelude::*` brings: everything that a program with a network usually names.

pub use crate::callbacks::{Callback, EarlyStopping, ModelCheckpoint};
pub use crate::data::{Batch, Bytes, Dataset, Indices, Labels, Split, datasets};
pub use crate::error::{Error, Result};
pub use crate::losses::{
    BinaryCrossentropy, CategoricalCrossentropy, Huber, LossWeight, Mae, Mse, SparseCategoricalCrossentropy,
};
pub use crate::metrics::Accuracy;
pub use crate::network::Network;
pub use crate::optimizers::{
    Adadelta, Adafactor, Adagrad, Adam, AdamW, Adamax, Ftrl, Lamb, Lion, Muon, Nadam, Optimizer, RmsProp, Sgd,
};
pub use crate::training::History;
pub use crate::{network, shape};
