//! What a callback remembers, as bytes of a file.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What a callback remembers, ready to be stored: [`Callback::state`](super::Callback::state).
///
/// ```
/// use neurotype::callbacks::State;
///
/// let state = State::of(&(3_usize, Some(0.5)))?;
/// assert_eq!(state.get::<(usize, Option<f64>)>()?, (3, Some(0.5)));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State(Vec<u8>);

impl State {
    /// Of anything that serde can write.
    ///
    /// # Errors
    ///
    /// If it cannot: a map without a length, for instance.
    pub fn of<T: Serialize>(value: &T) -> Result<Self> {
        let bytes = postcard::to_allocvec(value);
        bytes.map(Self).map_err(|error| Error::argument("state", error, "it must be something that postcard can store"))
    }

    /// What it was made of.
    ///
    /// # Errors
    ///
    /// If it was made of something else.
    pub fn get<T: DeserializeOwned>(&self) -> Result<T> {
        let value = postcard::from_bytes(&self.0);
        value.map_err(|error| Error::argument("state", error, "it must be that of the same callback"))
    }
}
