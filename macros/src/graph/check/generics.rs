//! What a generic network may say.

use syn::GenericParam;
use syn::spanned::Spanned;

use super::Graph;
use crate::diagnostics::Diagnostics;

/// `<const H: usize>`, nothing else.
pub(super) fn parameters_are_sizes(graph: &Graph<'_>, errors: &Diagnostics) {
    for parameter in &graph.network.generics.params {
        if !matches!(parameter, GenericParam::Const(_)) {
            errors.report(parameter.span(), "a network is generic over sizes; write for instance `const H: usize`");
        }
    }
}

/// Stable Rust has no arithmetic with generic sizes in types, so an input's or output's size is a parameter or free of
/// them.
pub(super) fn sizes_in_signature_are_single(graph: &Graph<'_>, errors: &Diagnostics) {
    let inputs = graph.network.inputs.iter().map(|input| &input.shape);
    for size in inputs.chain(graph.outputs.iter().map(|output| output.shape)).flat_map(|shape| &shape.sizes) {
        if !graph.is_writable(size) {
            let message = "what a generic network takes or gives cannot be computed from its parameters; give this size a parameter of its own";
            errors.report(size.span(), message);
        }
    }
}
