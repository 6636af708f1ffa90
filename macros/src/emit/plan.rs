//! The plan: every layer's configuration, and every value's shape, as constants.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::Names;
use crate::graph::{Graph, ValueId};

/// ```text
/// struct Layers;
/// impl Layers { const hidden1: usize = 0; … }
/// struct Values;
/// impl Values { const wide: usize = 0; … }
/// struct Plan;
/// impl Plan {
///     const hidden1: Dense<Relu> = Dense::new(30).activation(Relu::new());
///     …
///     const SHAPES: [Sizes; 7] = { … };
/// }
/// ```
pub(super) fn plan(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { plan, layers, values, .. } = names;
    let (parameters, arguments, where_clause) = graph.network.generics.split_for_impl();
    let layer_names = (0..graph.layers.len()).map(|layer| names.layer_name(layer));
    let layer_indices = 0..graph.layers.len();
    let value_names = (0..graph.values.len()).map(|value| names.value_name(value));
    let value_indices = 0..graph.values.len();
    let configurations = (0..graph.layers.len()).map(|layer| configuration(graph, layer, names));
    let shapes = shapes(graph, names);
    quote! {
        struct #layers;
        impl #layers { #(const #layer_names: ::core::primitive::usize = #layer_indices;)* }
        struct #values;
        impl #values { #(const #value_names: ::core::primitive::usize = #value_indices;)* }
        struct #plan #parameters #where_clause;
        impl #parameters #plan #arguments #where_clause {
            #(#configurations)*
            #shapes
        }
    }
}

/// ```text
/// const hidden1: Dense<Relu> = Dense::new(30).activation(Relu::new());
/// ```
fn configuration(graph: &Graph<'_>, layer: usize, names: &Names) -> TokenStream {
    let construction = &graph.layers[layer].construction;
    let (name, kind) = (names.layer_name(layer), names.layer_type(construction));
    let value = names.construction(construction);
    quote!(const #name: #kind = #value;)
}

/// ```text
/// const SHAPES: [Sizes; 7] = {
///     let wide_shape = Sizes::new(&[5]);
///     let hidden1_shape = Self::hidden1.output(&[deep_shape]);
///     …
///     [wide_shape, deep_shape, hidden1_shape, …]
/// };
/// ```
fn shapes(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { runtime, shapes, .. } = names;
    let count = graph.values.len();
    let all = (0..count).map(|value| local(value, names));
    let rules = (0..count).map(|value| {
        let name = local(value, names);
        let rule = match (graph.application(value), graph.input(value)) {
            (Some((layer, _, from)), _) => {
                let (layer, from) = (names.layer_name(layer), from.iter().map(|from| local(*from, names)));
                quote!(Self::#layer.output(&[#(#from),*]))
            }
            (None, Some(input)) => names.sizes(&graph.network.inputs[input].shape.sizes),
            (None, None) => quote!(#runtime::Sizes::new(&[])),
        };
        quote!(let #name = #rule;)
    });
    quote!(const #shapes: [#runtime::Sizes; #count] = { #(#rules)* [#(#all),*] };)
}

/// A local variable for a value. Hygiene keeps it apart from the user's variables, its ending from his constants.
fn local(value: ValueId, names: &Names) -> Ident {
    format_ident!("{}_shape", names.value_name(value), span = Span::mixed_site())
}
