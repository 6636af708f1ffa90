//! Settings: run-time fields of a model that say how often its loops run and which branches are taken.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What can be a setting of a network: anything that can be cloned, shown, shared between threads, and stored.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a setting of a network",
    label = "derive `Clone`, `Debug`, `serde::Serialize` and `serde::Deserialize` for it"
)]
pub trait Setting {}

#[diagnostic::do_not_recommend]
impl<S: Clone + Debug + Serialize + DeserializeOwned + Send + Sync + 'static> Setting for S {}

/// Names the bound in generated code.
#[doc(hidden)]
pub const fn is_setting<S: Setting>() {}
