//! Names that would collide.

use std::collections::HashSet;

use super::Graph;
use crate::diagnostics::Diagnostics;
use crate::syntax::Outputs;
use crate::wording;

/// What a model can be asked, and so no layer with a handle can be called.
const METHODS: [&str; 49] = [
    "new",
    "seed",
    "parameters",
    "parameters_mut",
    "forward",
    "backward",
    "summary",
    "compile",
    "predict",
    "predict_classes",
    "fit",
    "evaluate",
    "gradients",
    "check_gradients",
    "bare",
    "view",
    "view_mut",
    "initialize",
    "into_network",
    "clone",
    "clone_from",
    "fmt",
    "save",
    "load",
    "save_weights",
    "load_weights",
    "load_weights_by_name",
    "to_bytes",
    "from_bytes",
    "predict_into",
    "empty",
    "diagram",
    "summary_of",
    "freeze",
    "unfreeze",
    "frozen",
    "frozen_mut",
    "trainable_parameters",
    "exchange_settings",
    "tell_settings",
    "with_parameters",
    "restore",
    "train_on_batch",
    "test_on_batch",
    "predict_on_batch",
    "evaluate_with",
    "predict_with",
    "to_model",
    "copy_from",
];

/// `layer predict = …` would hide `model.predict(…)`.
pub(super) fn layers_do_not_hide_methods(graph: &Graph<'_>, errors: &Diagnostics) {
    let with_handles = || graph.layers.iter().filter(|layer| layer.row.has_weights);
    for layer in with_handles() {
        let name = wording::name(&layer.name);
        let shared = name.strip_suffix("_mut").filter(|base| with_handles().any(|other| other.name == base));
        if METHODS.contains(&name.as_str()) {
            let message = format!(
                "a layer cannot be called `{name}`, since every model has a method of that name; choose another"
            );
            errors.report(layer.name.span(), message);
        } else if let Some(base) = shared {
            let message =
                format!("`{name}()` would be two methods, since `{base}` is a layer too; choose another name");
            errors.report(layer.name.span(), message);
        }
    }
}

/// `-> (price: [1], price: [1])`
pub(super) fn outputs_have_names_of_their_own(graph: &Graph<'_>, errors: &Diagnostics) {
    let Outputs::Named(ports) = &graph.network.outputs else { return };
    let mut seen = HashSet::new();
    for port in ports {
        if !seen.insert(&port.name) {
            errors.report(
                port.name.span(),
                format!("there are two outputs `{}`; give each a name of its own", port.name),
            );
        }
    }
}
