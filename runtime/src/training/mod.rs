//! Training: `compile`, `fit`, `evaluate`, `predict`. Who owns what:
//!
//! | what | who |
//! | --- | --- |
//! | network, optimizer and what it remembers, losses, metrics, generators | [`Compiled`], from one `fit` to the next |
//! | data (borrowed), epochs, batch size, validation, callbacks | [`Fit`], until it runs |
//! | the order of samples, the place in the epoch, the numbers so far | `Course`, for one run |
//! | what is told to callbacks, in which order, and what they asked for | `Listeners` |
//! | activations, gradients, the gathered batch | `Workbench`, for one step after another |
//! | the numbers of an epoch, by name | [`Logs`]; [`History`] keeps them, the progress bar shows them |
//! | the model as callbacks see it | [`Run`] |
//!
//! What can be asked for is `fit.rs`, the loop `epochs.rs`, one step of it `step.rs`, what a file keeps of it `remember.rs`.

mod compile;
mod epochs;
mod evaluate;
mod fit;
mod gradient_check;
mod history;
mod listeners;
mod logs;
mod predict;
mod remember;
mod run;
mod step;
mod trained;
mod watched;
mod weights;

pub use compile::Compiled;
pub(crate) use compile::Given;
pub use evaluate::Evaluation;
pub use fit::Fit;
pub use history::History;
pub use logs::Logs;
pub(crate) use predict::predict;
pub(crate) use run::Position;
pub use run::Run;
pub(crate) use step::Workbench;
pub use weights::{ClassWeights, SampleWeights};

use crate::data::Part;
use crate::error::{Error, Result};
use crate::graph::Graph;
use crate::kernels;
use crate::network::Network;
use crate::scalar::Scalar;

/// Inputs and targets, or only inputs, their types erased.
type Parts<'a, 'data, T> = &'a [Part<'data, T>];

/// Inputs, targets, and for each output the weights of all samples; of none, all count the same.
type Fed<'a, 'data, T> = (Parts<'a, 'data, T>, Parts<'a, 'data, T>, &'a [Vec<f64>]);

/// Samples in a batch unless said otherwise, as in Keras.
const BATCH_SIZE: usize = 32;

/// What data are checked for before the first step: samples at all, as many everywhere, and finite numbers. Gives their
/// number. `role` is put before the arguments' names: "validation ".
fn check_data<T: Scalar>(graph: &'static Graph, role: &str, x: &[Part<'_, T>], y: &[Part<'_, T>]) -> Result<usize> {
    let names = |letter: &str, parts: usize, name: &str| {
        if parts == 1 { format!("{role}`{letter}`") } else { format!("{role}`{letter}` of `{name}`") }
    };
    let inputs = graph.inputs().zip(x).map(|(input, part)| (names("x", x.len(), input.name), part));
    let targets = graph.outputs.iter().zip(y).map(|(output, part)| (names("y", y.len(), output.name), part));
    let mut first: Option<(String, usize)> = None;
    for (name, part) in inputs.chain(targets) {
        if part.len() == 0 {
            return Err(Error::NoSamples { argument: name });
        }
        match &first {
            None => first = Some((name.clone(), part.len())),
            Some((first, samples)) if *samples != part.len() => {
                return Err(Error::LengthsDiffer {
                    first: first.clone(),
                    first_samples: *samples,
                    second: name,
                    second_samples: part.len(),
                });
            }
            Some(_) => {}
        }
        if let Part::Numbers { numbers, elements } = part
            && let Some(place) = kernels::first_not_finite(numbers)
        {
            let (sample, position) = (place / elements, place % elements);
            return Err(Error::NotFinite { argument: name, sample, position, value: numbers[place].to_f64() });
        }
    }
    Ok(first.map_or(0, |(_, samples)| samples))
}

/// About as many operations as so many samples take on their way through a network.
fn pass_flop<N: Network>(samples: usize) -> usize {
    samples.saturating_mul(N::FLOPS)
}

/// The same for a step of training: each weight of a sample is multiplied forwards, for the gradient of its input, and for its own.
fn step_flop<N: Network>(samples: usize) -> usize {
    pass_flop::<N>(samples).saturating_mul(3)
}

/// Refuses a batch size of 0.
fn check_batch_size(batch_size: usize) -> Result<()> {
    if batch_size == 0 { Err(Error::argument("batch_size", 0, "it must be at least 1")) } else { Ok(()) }
}

/// The name of a type without where it lives: `Averaged<Adam>`.
fn short_name(path: &str) -> String {
    let words = path.split_inclusive(['<', ',', '>']);
    words.map(|word| word.rsplit("::").next().unwrap_or(word)).collect()
}
