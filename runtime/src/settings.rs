//! Settings: run-time fields of a model that say how often its loops run, which branches are taken, and what the numbers of layers are.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::network::Network;
use crate::storage::Number;

/// What can be a setting of a network: anything that can be cloned, shown, shared between threads, and stored. Implemented by `()` for
/// every such type.
#[diagnostic::on_unimplemented(
    message = "`{S}` cannot be a setting of a network",
    label = "derive `Clone`, `Debug`, `serde::Serialize` and `serde::Deserialize` for it"
)]
pub trait Setting<S, Witness = ()> {
    /// Writes a setting among those that a file holds, or takes it from them if there is a place for it.
    ///
    /// # Errors
    ///
    /// What is wrong, if the file's value does not fit.
    fn exchange(settings: &mut Settings, name: &str, from: &S, to: Option<&mut S>) -> Set;
}

#[diagnostic::do_not_recommend]
impl<S: Clone + Debug + Serialize + DeserializeOwned + Send + Sync + 'static> Setting<S> for () {
    fn exchange(settings: &mut Settings, name: &str, from: &S, to: Option<&mut S>) -> Set {
        match to {
            Some(to) => settings.read(name, to),
            None => settings.write(name, from),
        }
    }
}

/// Never asked for: with a second implementation in sight the compiler does not explain the first.
#[derive(Debug)]
pub struct Unknown<S>(PhantomData<S>);

#[diagnostic::do_not_recommend]
impl<S> Setting<S, Unknown<S>> for () {
    fn exchange(_settings: &mut Settings, _name: &str, _from: &S, _to: Option<&mut S>) -> Set {
        Ok(())
    }
}

/// The settings of a model by name, as files hold them.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Settings(BTreeMap<String, Value>);

/// Whether settings fitted, or the sentence of the one that did not.
#[doc(hidden)]
pub type Set = Result<(), String>;

impl Settings {
    fn write<S: Clone + Serialize + DeserializeOwned + 'static>(&mut self, name: &str, value: &S) -> Set {
        let written = match float(value) {
            Some(number) => serde_json::to_value(Number(number)),
            None => serde_json::to_value(value),
        };
        self.0.insert(name.to_owned(), written.map_err(|error| format!("the setting `{name}`: {error}"))?);
        // A number within a setting that is not finite would not come back.
        self.read(name, &mut value.clone())
    }

    /// A field that they do not name stays as it is.
    fn read<S: DeserializeOwned + 'static>(&self, name: &str, field: &mut S) -> Set {
        let Some(value) = self.0.get(name) else { return Ok(()) };
        let wrong = |error| format!("the setting `{name}` is {value}: {error}");
        if float(field).is_some() {
            put_float(field, Number::deserialize(value).map_err(wrong)?.0);
        } else {
            *field = S::deserialize(value).map_err(wrong)?;
        }
        Ok(())
    }

    /// Those of a network.
    pub(crate) fn of<N: Network>(network: &N) -> Result<Self, String> {
        let mut settings = Self::default();
        N::exchange_settings(&mut settings, network, None)?;
        Ok(settings)
    }

    /// Gives them to a network.
    pub(crate) fn give_to<N: Network>(mut self, network: &mut N) -> Set {
        N::exchange_settings(&mut self, &N::bare(), Some(network))
    }

    /// The names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}

/// The number of a setting that is `f64` or `f32`.
fn float<S: 'static>(setting: &S) -> Option<f64> {
    let setting: &dyn Any = setting;
    setting.downcast_ref::<f64>().copied().or_else(|| setting.downcast_ref::<f32>().copied().map(f64::from))
}

/// Gives such a setting its number.
fn put_float<S: 'static>(setting: &mut S, number: f64) {
    let setting: &mut dyn Any = setting;
    if let Some(setting) = setting.downcast_mut::<f64>() {
        *setting = number;
    } else if let Some(setting) = setting.downcast_mut::<f32>() {
        *setting = number as f32;
    }
}
