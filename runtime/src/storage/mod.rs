//! Storage: models as files that other programs read too, whole or not at all.
//!
//! A file is a [safetensors](https://huggingface.co/docs/safetensors) file: each parameter is a tensor under its path
//! (`encoder.dense_1.kernel`), which Python reads by `safetensors.numpy.load_file`. Its metadata hold, under `neurotype`, the network's
//! name, layers and connections, its settings and seed, and a checksum of everything. A file is loaded only if it is whole and belongs to
//! the network; what does not fit is listed side by side.

mod atomic;
mod difference;
mod file;
mod foreign;
mod header;
mod model;
mod number;
mod training;

use std::path::{Path, PathBuf};

pub(crate) use atomic::{read, write};
pub use difference::{Difference, Differences};
#[cfg(feature = "download")]
pub(crate) use file::checksum;
pub(crate) use header::rows;
pub use model::{deserialize, serialize};
pub(crate) use number::Number;
pub(crate) use training::{Remembered, restore_training, save_training};

use crate::error::{Error, Result};
use crate::network::Network;
use file::{Content, Named, Of, tensors_of};
use header::Header;

/// The model as the bytes of a file.
pub(crate) fn to_bytes<N: Network>(network: &N) -> Result<Vec<u8>> {
    encode(network, Vec::new()).map_err(|problem| Error::contents(&in_memory(), problem))
}

/// The model, and other tensors beside it.
fn encode<N: Network>(network: &N, beside: Vec<Named<'_, N::Scalar>>) -> Result<Vec<u8>, String> {
    let all = network.parameters();
    let tensors = tensors_of(N::GRAPH).into_iter();
    let parameters = tensors.map(|(name, sizes, place)| Named { name, sizes, content: Of::Numbers(&all[place]) });
    let tensors: Vec<_> = parameters.chain(beside).collect();
    file::encode(&Header::of(network)?, &tensors)
}

/// What messages call bytes that come from no file.
fn in_memory() -> PathBuf {
    PathBuf::from("the bytes")
}

/// The model of a file's bytes.
pub(crate) fn from_bytes<N: Network>(path: Option<&Path>, bytes: &[u8]) -> Result<N> {
    let path = path.map_or_else(in_memory, Path::to_owned);
    let content = Content::decode(bytes).map_err(|problem| Error::contents(&path, problem))?;
    model_of(&path, &content)
}

/// The model that a file holds.
fn model_of<N: Network>(path: &Path, content: &Content<'_>) -> Result<N> {
    let contents = |problem: String| Error::contents(path, problem);
    let Some(header) = &content.header else {
        let problem =
            "it has no header of neurotype's, so its network is not known; `load_weights` reads tensors alone";
        return Err(contents(problem.to_owned()));
    };
    let mut network = N::empty(header.seed);
    let here = Header::of(&network).map_err(contents)?;
    refuse(path, difference::of_headers(header, &here), &here.network)?;
    let unknown = header.settings.names().find(|name| !here.settings.names().any(|known| known == *name));
    if let Some(name) = unknown {
        return Err(contents(format!("it has a setting `{name}`, which `{}` has not", here.network)));
    }
    header.settings.clone().give_to(&mut network).map_err(contents)?;
    read_all(path, content, &mut network)?;
    Ok(network)
}

/// Replaces all parameters by those of a file, whatever wrote it.
pub(crate) fn load_weights<N: Network>(path: &Path, network: &mut N) -> Result<()> {
    let bytes = atomic::read(path)?;
    let content = Content::decode(&bytes).map_err(|problem| Error::contents(path, problem))?;
    read_all(path, &content, network)
}

fn read_all<N: Network>(path: &Path, content: &Content<'_>, network: &mut N) -> Result<()> {
    let tensors = tensors_of(N::GRAPH);
    let here: Vec<_> = tensors.iter().map(|(name, sizes, _)| (name.clone(), format!("{sizes:?}"))).collect();
    refuse(path, difference::between(&content.shapes(), &here), N::GRAPH.name)?;
    // Into a copy, so that a tensor of strange numbers leaves the network as it was.
    let mut numbers = network.parameters().to_vec();
    for (name, _, place) in tensors {
        content.read(&name, &mut numbers[place]).map_err(|problem| Error::contents(path, problem))?;
    }
    network.parameters_mut().copy_from_slice(&numbers);
    Ok(())
}

/// Replaces the parameters of the layers whose paths a file has too; gives their paths.
pub(crate) fn load_weights_by_name<N: Network>(path: &Path, network: &mut N) -> Result<Vec<String>> {
    let bytes = atomic::read(path)?;
    let content = Content::decode(&bytes).map_err(|problem| Error::contents(path, problem))?;
    let shapes = content.shapes();
    let is_there = |name: &str| shapes.iter().any(|(candidate, _)| candidate == name);
    let mut tensors = tensors_of(N::GRAPH);
    tensors.retain(|(name, ..)| is_there(name));
    let here: Vec<_> = tensors.iter().map(|(name, sizes, _)| (name.clone(), format!("{sizes:?}"))).collect();
    let mut differences = difference::between(&shapes, &here);
    differences.retain(|difference| difference.here.is_some());
    refuse(path, differences, N::GRAPH.name)?;
    let mut numbers = network.parameters().to_vec();
    let mut layers: Vec<String> = Vec::new();
    for (name, _, place) in tensors {
        content.read(&name, &mut numbers[place]).map_err(|problem| Error::contents(path, problem))?;
        let layer = name.rsplit_once('.').map_or(name.as_str(), |(layer, _)| layer);
        if layers.last().is_none_or(|last| last != layer) {
            layers.push(layer.to_owned());
        }
    }
    network.parameters_mut().copy_from_slice(&numbers);
    Ok(layers)
}

fn refuse(path: &Path, differences: Vec<Difference>, network: &str) -> Result<()> {
    if differences.is_empty() {
        return Ok(());
    }
    let (path, network) = (path.to_owned(), network.to_owned());
    Err(Error::DoesNotFit { path, network, differences: Differences(differences) })
}

/// Writes the model's file, atomically.
pub(crate) fn save<N: Network>(path: &Path, network: &N) -> Result<()> {
    let bytes = encode(network, Vec::new()).map_err(|problem| Error::contents(path, problem))?;
    atomic::write(path, &bytes)
}

/// Reads the model's file.
pub(crate) fn load<N: Network>(path: &Path) -> Result<N> {
    from_bytes(Some(path), &atomic::read(path)?)
}
