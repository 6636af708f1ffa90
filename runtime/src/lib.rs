#![doc = include_str!("../README.md")]

// The macro's paths go through `$crate`; the crate's own tests and examples use it like any other.
extern crate self as neurotype;

mod macros;
pub mod prelude;

mod classes;
mod error;
mod foreign_names;
pub mod graph;
mod network;
pub mod outputs;
mod parameters;
mod pass;
mod plain;
pub mod random;
mod scalar;
mod tuples;

pub mod activations;
pub mod callbacks;
pub mod constraints;
mod data;
pub mod initializers;
pub mod kernels;
pub mod layers;
pub mod losses;
pub mod metrics;
pub mod optimizers;
pub mod recurrent;
pub mod regularizers;
mod report;
pub mod schedules;
pub mod search;
mod settings;
pub mod shape;
mod storage;
mod subscripts;
mod tape;
mod training;
mod tuning;

#[doc(hidden)]
pub mod __private;

// Handles and batches are nalgebra's matrices: whoever names their types needs the same version.
pub use nalgebra;

pub use classes::{Chooses, Classifies};
pub use data::{
    Batch, Bytes, Dataset, Indices, Integer, Labels, Reads, SampleArray, Samples, Split, datasets, readers,
};
pub use error::{Error, Result};
pub use graph::Graph;
pub use losses::{BinaryCrossentropy, CategoricalCrossentropy, Mse, SparseCategoricalCrossentropy};
pub use metrics::Accuracy;
pub use network::Network;
pub use optimizers::{Adadelta, Adafactor, Adagrad, Adam, AdamW, Adamax, Ftrl, Lamb, Lion, Muon, Nadam, RmsProp, Sgd};
pub use outputs::{Bernoulli, LogProbabilities, Logits, Probabilities};
pub use report::{Diagram, Summary};
pub use scalar::Scalar;
pub use shape::{Rank1, Rank2, Rank3, Shape, Sizes};
pub use storage::{Difference, Differences};
pub use training::{ClassWeights, Compiled, Evaluation, Fit, History, SampleWeights};
