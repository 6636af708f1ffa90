//! The forward pass.

use proc_macro2::TokenStream;
use quote::quote;

use super::Names;
use crate::adjoint::Adjoint;
use crate::graph::Graph;

/// ```text
/// fn forward(pass: &mut ForwardPass<'_, T>) {
///     pass.apply(&Plan::hidden1, Values::hidden1);
///     …
/// }
/// ```
pub(super) fn forward(adjoint: &Adjoint, graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let steps = adjoint.forward.iter().filter_map(|value| {
        let (layer, ..) = graph.application(*value)?;
        let (layer, value) = (names.layer(layer), names.value(*value));
        Some(quote!(pass.apply(&#layer, #value);))
    });
    quote! {
        fn forward(pass: &mut #runtime::ForwardPass<'_, #scalar>) { #(#steps)* }
    }
}
