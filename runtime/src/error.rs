//! What can go wrong at run time, with argument, value, and what is allowed.

use std::fmt;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// What can go wrong at run time. Every message names the argument or file, what it held, and what is allowed.
#[derive(Error)]
#[non_exhaustive]
pub enum Error {
    /// A layer cannot work with what settings say.
    #[error("`{layer}` {problem}; here {settings}")]
    Setting {
        /// The layer.
        layer: String,
        /// Why it refuses it.
        problem: String,
        /// The settings that stand in its numbers, with their values.
        settings: String,
    },
    /// An argument's value is not allowed.
    #[error("`{argument}` is {held}, but {allowed}")]
    Argument {
        /// The argument, as its method is called.
        argument: String,
        /// What it held.
        held: String,
        /// What is allowed, as the rest of the sentence.
        allowed: String,
    },
    /// There is nothing to work on.
    #[error("{argument} has no samples; give at least one")]
    NoSamples {
        /// The argument: `x`, `y`, `validation x`, …, with the name of the input or output where there are several.
        argument: String,
    },
    /// Two arguments that belong together have different numbers of samples.
    #[error("{first} has {first_samples} samples but {second} has {second_samples}; they must have as many")]
    LengthsDiffer {
        /// One argument.
        first: String,
        /// Its number of samples.
        first_samples: usize,
        /// The other argument.
        second: String,
        /// Its number of samples.
        second_samples: usize,
    },
    /// The data hold a NaN or an infinite number.
    #[error(
        "{argument} holds {value} in sample {sample}, number {position}; clean the data first, all numbers must be finite"
    )]
    NotFinite {
        /// The argument.
        argument: String,
        /// Which sample, from 0.
        sample: usize,
        /// Which number of the sample, from 0.
        position: usize,
        /// What it is.
        value: f64,
    },
    /// An index is not below the vocabulary.
    #[error(
        "index {position} of sample {sample} is {index}, but the vocabulary has {vocabulary}; indices go from 0 to {}",
        vocabulary.saturating_sub(1)
    )]
    IndexOutOfRange {
        /// Which sample, from 0.
        sample: usize,
        /// Which index of the sample, from 0.
        position: usize,
        /// What it is.
        index: i128,
        /// How many there are.
        vocabulary: usize,
    },
    /// A label is not one of the classes.
    #[error("the label of sample {position} is {label}, but there are {classes} classes; labels go from 0 to {}", classes.saturating_sub(1))]
    LabelOutOfRange {
        /// Which label, from 0.
        position: usize,
        /// What it is.
        label: i128,
        /// How many classes there are.
        classes: usize,
    },
    /// Numbers that do not make whole samples.
    #[error("{count} numbers do not make whole samples of {sizes}, which have {elements} each")]
    WholeSamples {
        /// How many numbers there are.
        count: usize,
        /// The shape of a sample.
        sizes: crate::Sizes,
        /// How many numbers a sample has.
        elements: usize,
    },
    /// The loss became NaN or infinite.
    #[error("the loss became {loss} in epoch {epoch}, step {step}; lower the learning rate or scale the data")]
    LossNotFinite {
        /// What it became.
        loss: f64,
        /// The epoch, from 1.
        epoch: usize,
        /// The step in the epoch, from 1.
        step: usize,
    },
    /// A gradient is not what a small change of its parameter says.
    #[error(
        "the gradient of `{parameter}` is {gradient}, but the loss changes by {difference}; check the layer's `backward`"
    )]
    GradientsDiffer {
        /// The parameter, as the path of its tensor and its place in it: `gain.gain[3]`.
        parameter: String,
        /// Its gradient.
        gradient: f64,
        /// The central difference of the loss.
        difference: f64,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", shown(path))]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file holds another network than the one that is to be loaded.
    #[error("{} does not fit `{network}`:{differences}", shown(path))]
    DoesNotFit {
        /// The file.
        path: PathBuf,
        /// The network that was to be loaded.
        network: String,
        /// What does not fit, side by side.
        differences: crate::storage::Differences,
    },
    /// A file does not hold what it should.
    #[error("{}: {problem}", shown(path))]
    Contents {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
}

/// The message: what `fn main() -> neurotype::Result<()>` prints is for people too.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Error {
    pub(crate) fn argument(argument: &str, held: impl fmt::Display, allowed: &str) -> Self {
        let mut held = held.to_string();
        if held.is_empty() {
            held.push_str("empty");
        }
        Self::Argument { argument: argument.to_owned(), held, allowed: allowed.to_owned() }
    }

    pub(crate) fn file(path: &Path, source: std::io::Error) -> Self {
        Self::File { path: path.to_owned(), source }
    }

    pub(crate) fn contents(path: &Path, problem: impl Into<String>) -> Self {
        Self::Contents { path: path.to_owned(), problem: problem.into() }
    }
}

/// A path as it was given; of an empty one nothing would be seen.
fn shown(path: &Path) -> std::path::Display<'_> {
    if path.as_os_str().is_empty() { Path::new("the empty path").display() } else { path.display() }
}

/// A result whose error is [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;
