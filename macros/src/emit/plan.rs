//! The plan: every layer's configuration, what its rule answers, and every value's shape, as constants.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Names;
use crate::graph::{Graph, Origin, ValueId};

/// ```text
/// struct Layers;
/// impl Layers { const hidden1: usize = 0; … }
/// struct Values;
/// impl Values { const wide: usize = 0; … }
/// struct Plan;
/// impl Plan { const hidden1: Dense<Relu> = Dense::new(30).activation(Relu::new()); … }
/// struct Rules;
/// impl Rules { const hidden1: Rule = Plan::hidden1.rule(&[Shapes::deep]); … }
/// struct Shapes;
/// impl Shapes { const deep: Sizes = Sizes::new(&[6]); const hidden1: Sizes = Rules::hidden1.output; … }
/// ```
pub(super) fn plan(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { plan, rules, shapes, layers, values, .. } = names;
    let layer_names = (0..graph.layers.len()).map(|layer| names.layer_name(layer));
    let layer_indices = 0..graph.layers.len();
    let value_names = (0..graph.values.len()).map(|value| names.value_name(value));
    let value_indices = 0..graph.values.len();
    let configurations = (0..graph.layers.len()).map(|layer| configuration(graph, layer, names));
    let answers = graph.applications().map(|(value, ..)| answer(graph, value, names));
    let sizes = (0..graph.values.len()).map(|value| shape(graph, value, names));
    let carriers = [
        carrier(plan, &quote!(#(#configurations)*), names),
        carrier(rules, &quote!(#(#answers)*), names),
        carrier(shapes, &quote!(#(#sizes)*), names),
    ];
    quote! {
        struct #layers;
        impl #layers { #(const #layer_names: ::core::primitive::usize = #layer_indices;)* }
        struct #values;
        impl #values { #(const #value_names: ::core::primitive::usize = #value_indices;)* }
        #(#carriers)*
    }
}

/// ```text
/// struct Plan<const H: usize>;
/// impl<const H: usize> Plan<H> { … }
/// ```
fn carrier(name: &Ident, constants: &TokenStream, names: &Names) -> TokenStream {
    let (parameters, arguments, where_clause) = names.own.split_for_impl();
    let marker = names.marker().map(|marker| quote!((#marker)));
    quote! {
        struct #name #parameters #marker #where_clause;
        impl #parameters #name #arguments #where_clause { #constants }
    }
}

/// ```text
/// const hidden1: Dense<Relu> = Dense::new(30).activation(Relu::new());
/// ```
fn configuration(graph: &Graph<'_>, layer: usize, names: &Names) -> TokenStream {
    let (name, kind, value) =
        (names.layer_name(layer), names.layer_type(graph, layer), names.layer_value(graph, layer));
    quote!(const #name: #kind = #value;)
}

/// ```text
/// const hidden1: Rule = Plan::hidden1.rule(&[Shapes::deep]);
/// ```
fn answer(graph: &Graph<'_>, value: ValueId, names: &Names) -> TokenStream {
    let Some((layer, _, from)) = graph.application(value) else { return TokenStream::new() };
    let (runtime, name) = (&names.runtime, names.value_name(value));
    let (layer, inputs) = (names.layer(layer), names.shape_list(from));
    // A layer of the user's own that has no rule is told so at its place.
    let rule = Ident::new("rule", graph.values[value].span);
    quote!(const #name: #runtime::layers::Rule = #layer.#rule(&[#inputs]);)
}

/// ```text
/// const hidden1: Sizes = Rules::hidden1.output;
/// ```
fn shape(graph: &Graph<'_>, value: ValueId, names: &Names) -> TokenStream {
    let (runtime, name) = (&names.runtime, names.value_name(value));
    let sizes = match &graph.values[value].origin {
        Origin::Input(input) => names.declared(&graph.network.inputs[*input].shape),
        Origin::Applied { .. } => {
            let rule = names.rule(value);
            quote!(#rule.output)
        }
        Origin::Beside { first, index } => {
            let layer = graph.application(*first).map(|(layer, ..)| names.layer(layer));
            quote!(#layer.gives(#index))
        }
        Origin::Mutable { first } => names.shape(*first),
        Origin::Row { of } => {
            let of = names.shape(*of);
            quote!(#of.row())
        }
        Origin::Stack { row, rows_of } => {
            let (row, rows_of) = (names.shape(*row), names.shape(*rows_of));
            quote!(#row.stacked(#rows_of.axis(0)))
        }
    };
    quote!(const #name: #runtime::Sizes = #sizes;)
}
