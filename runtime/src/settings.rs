//! Settings: run-time fields of a model that say how often its loops run and which branches are taken.

use std::fmt::Debug;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What can be a setting of a network: anything that can be cloned, shown, shared between threads, and stored. Implemented by `()` for
/// every such type.
#[diagnostic::on_unimplemented(
    message = "`{S}` cannot be a setting of a network",
    label = "derive `Clone`, `Debug`, `serde::Serialize` and `serde::Deserialize` for it"
)]
pub trait Setting<S, Witness = ()> {
    /// Names the bound in generated code.
    const HOLDS: () = ();
}

#[diagnostic::do_not_recommend]
impl<S: Clone + Debug + Serialize + DeserializeOwned + Send + Sync + 'static> Setting<S> for () {}

/// Never asked for: with a second implementation in sight the compiler does not explain the first.
#[derive(Debug)]
pub struct Unknown<S>(PhantomData<S>);

#[diagnostic::do_not_recommend]
impl<S> Setting<S, Unknown<S>> for () {}
