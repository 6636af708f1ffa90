//! Models through serde: JSON, a binary form, or a field of something larger.

use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::file::tensors_of;
use crate::network::Network;
use crate::settings::Settings;

/// What stands for a model.
#[derive(Serialize, Deserialize)]
struct Stored<T> {
    network: String,
    seed: u64,
    /// As JSON, since compact formats do not tell what kind of value comes next.
    settings: String,
    /// The paths of the tensors, their shapes and their numbers.
    tensors: Vec<(String, Vec<usize>, Vec<T>)>,
}

/// Stands for `#[derive(Serialize)]` on a network.
#[doc(hidden)]
pub fn serialize<N: Network, S: Serializer>(network: &N, serializer: S) -> Result<S::Ok, S::Error> {
    let numbers = |place: Range<usize>| network.parameters()[place].to_vec();
    let settings = Settings::of(network).map_err(serde::ser::Error::custom)?;
    let stored = Stored {
        network: N::GRAPH.name.to_owned(),
        seed: network.seed(),
        settings: serde_json::to_string(&settings).map_err(serde::ser::Error::custom)?,
        tensors: tensors_of(N::GRAPH).into_iter().map(|(name, sizes, place)| (name, sizes, numbers(place))).collect(),
    };
    stored.serialize(serializer)
}

/// Stands for `#[derive(Deserialize)]` on a network.
#[doc(hidden)]
pub fn deserialize<'de, N: Network, D: Deserializer<'de>>(deserializer: D) -> Result<N, D::Error> {
    let Stored { network: name, seed, settings, tensors } = Stored::<N::Scalar>::deserialize(deserializer)?;
    let wanted = tensors_of(N::GRAPH);
    let here = wanted.iter().map(|(name, sizes, _)| (name, sizes));
    let fits = name == N::GRAPH.name
        && here.eq(tensors.iter().map(|(name, sizes, _)| (name, sizes)))
        && wanted.iter().zip(&tensors).all(|((.., place), (.., numbers))| place.len() == numbers.len());
    if !fits {
        return Err(D::Error::custom(format!("what is stored is a `{name}` of other layers than `{}`", N::GRAPH.name)));
    }
    let settings: Settings = serde_json::from_str(&settings).map_err(D::Error::custom)?;
    let mut network = N::empty(seed);
    settings.give_to(&mut network).map_err(D::Error::custom)?;
    for ((.., place), (.., numbers)) in wanted.into_iter().zip(&tensors) {
        network.parameters_mut()[place].copy_from_slice(numbers);
    }
    Ok(network)
}
