//! A model with everything that its training remembers, in one file: what a later run goes on from.
//!
//! It is a model's file with more tensors, so that `load` reads the model from it: `training/slots/0`, … hold what the optimizer
//! remembers of each parameter, and `training/state` the rest, in the format postcard.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::file::{BESIDE, Content, Named, Of};
use super::{atomic, encode, model_of};
use crate::error::{Error, Result};
use crate::kernels::Aligned;
use crate::network::Network;
use crate::random::Random;

/// What training remembers besides the numbers of each parameter.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Remembered {
    /// The optimizer's type.
    pub(crate) optimizer: String,
    pub(crate) learning_rate: f64,
    pub(crate) iterations: u64,
    pub(crate) shuffling: Random,
    pub(crate) random: Random,
    /// How many vectors of numbers the optimizer remembers.
    pub(crate) slots: usize,
    /// Where a run is, if it was under way.
    pub(crate) run: Option<Vec<u8>>,
}

fn slot(index: usize) -> String {
    format!("{BESIDE}slots/{index}")
}

fn state() -> String {
    format!("{BESIDE}state")
}

/// Writes a model and what its training remembers, atomically.
pub(crate) fn save_training<N: Network>(
    path: &Path,
    network: &N,
    slots: &[Aligned<N::Scalar>],
    remembered: &Remembered,
) -> Result<()> {
    let contents = |problem: String| Error::contents(path, problem);
    let rest = postcard::to_allocvec(remembered).map_err(|error| contents(error.to_string()))?;
    let numbers = slots.iter().enumerate().map(|(index, numbers)| Named {
        name: slot(index),
        sizes: vec![numbers.len()],
        content: Of::Numbers(numbers),
    });
    let rest = Named { name: state(), sizes: vec![rest.len()], content: Of::Bytes(&rest) };
    let bytes = encode(network, numbers.chain([rest]).collect()).map_err(contents)?;
    atomic::write(path, &bytes)
}

/// What a file tells of a training: the model, what the optimizer remembers of each parameter, and the rest.
type Training<N> = (N, Vec<Aligned<<N as Network>::Scalar>>, Remembered);

/// Reads what [`save_training`] wrote.
pub(crate) fn restore_training<N: Network>(path: &Path) -> Result<Training<N>> {
    let contents = |problem: String| Error::contents(path, problem);
    let bytes = atomic::read(path)?;
    let content = Content::decode(&bytes).map_err(contents)?;
    let network: N = model_of(path, &content)?;
    let rest = content.bytes(&state()).ok_or_else(|| {
        contents("it holds a model but not its training; write one with `save` of a compiled model".to_owned())
    })?;
    let remembered: Remembered = postcard::from_bytes(rest)
        .map_err(|error| contents(format!("what it tells of the training is wrong: {error}")))?;
    let count = network.parameters().len();
    let mut slots = Vec::new();
    for index in 0..remembered.slots {
        // Asked for one by one, so that a wrong number of them is an error before it is memory.
        let mut numbers = Aligned::zeros(count);
        content.read(&slot(index), &mut numbers).map_err(contents)?;
        slots.push(numbers);
    }
    Ok((network, slots, remembered))
}
