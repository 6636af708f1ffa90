//! The backward pass.

use proc_macro2::TokenStream;
use quote::quote;

use super::Names;
use crate::adjoint::{Adjoint, Reverse, Wanted};
use crate::graph::Graph;

/// ```text
/// fn backward(pass: &mut BackwardPass<'_, T>) {
///     pass.reverse(&Plan::hidden1, Values::hidden1, &[Wanted::Nothing], Wanted::Stored);
///     …
/// }
/// ```
pub(super) fn backward(adjoint: &Adjoint, graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let steps = adjoint.backward.iter().filter_map(|Reverse { value, inputs, parameters }| {
        let (layer, ..) = graph.application(*value)?;
        let (layer, value) = (names.layer(layer), names.value(*value));
        let inputs = inputs.iter().map(|wanted| self::wanted(*wanted, names));
        let parameters = wanted(*parameters, names);
        Some(quote!(pass.reverse(&#layer, #value, &[#(#inputs),*], #parameters);))
    });
    quote! {
        fn backward(pass: &mut #runtime::BackwardPass<'_, #scalar>) { #(#steps)* }
    }
}

fn wanted(wanted: Wanted, names: &Names) -> TokenStream {
    let runtime = &names.runtime;
    match wanted {
        Wanted::Nothing => quote!(#runtime::Wanted::Nothing),
        Wanted::Stored => quote!(#runtime::Wanted::Stored),
        Wanted::Added => quote!(#runtime::Wanted::Added),
    }
}
