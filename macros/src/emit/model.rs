//! The struct, and its `impl Network`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse_quote;

use super::names::{Names, one_or_tuple, output_shapes};
use super::{backward, checks, forward};
use crate::adjoint::Adjoint;
use crate::graph::Graph;
use crate::shape::Shapes;
use crate::syntax::Network;

/// ```text
/// /// The user's words, then the table of layers.
/// #[derive(Clone, Debug)]
/// pub struct WideDeep<T: Scalar = f32> { parameters: Parameters<T> }
/// ```
pub(super) fn structure(network: &Network, names: &Names, table: &str) -> TokenStream {
    let Network { attributes, visibility, name, generics, .. } = network;
    let Names { root, scalar, .. } = names;
    let mut generics = generics.clone();
    generics.params.push(parse_quote!(#scalar: #root::__private::Scalar = ::core::primitive::f32));
    let where_clause = generics.where_clause.take();
    quote! {
        #(#attributes)*
        #[doc = #table]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #visibility struct #name #generics #where_clause {
            parameters: #root::__private::Parameters<#scalar>,
        }
    }
}

/// ```text
/// impl<T: Scalar> Network for WideDeep<T> {
///     type Scalar = T; type Inputs = …; type Outputs = …; type Kinds = …;
///     const GRAPH: &'static Graph = &Plan::GRAPH;
///     fn new(seed: u64) -> Self { … }
///     …
/// }
/// ```
pub(super) fn implementation(graph: &Graph<'_>, shapes: &Shapes, adjoint: &Adjoint, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let (name, plan) = (&graph.network.name, names.plan());
    let (parameters, arguments, where_clause) = names.generics.split_for_impl();
    let inputs = names.ranks(graph.network.inputs.iter().map(|input| &input.shape));
    let outputs = names.ranks(output_shapes(graph.network));
    let kinds = kinds(graph, names);
    let (new, forward, backward) = (
        constructor(graph, shapes, names),
        forward::forward(adjoint, graph, names),
        backward::backward(adjoint, graph, names),
    );
    quote! {
        impl #parameters #runtime::Network for #name #arguments #where_clause {
            type Scalar = #scalar;
            type Inputs = #inputs;
            type Outputs = #outputs;
            type Kinds = #kinds;
            const GRAPH: &'static #runtime::Graph = &#plan::__GRAPH;
            #new
            fn seed(&self) -> ::core::primitive::u64 { self.parameters.seed }
            fn parameters(&self) -> &[#scalar] { self.parameters.all() }
            fn parameters_mut(&mut self) -> &mut [#scalar] { self.parameters.all_mut() }
            #forward
            #backward
        }
    }
}

/// ```text
/// (<Dense as Layer<T>>::Kind, <Dense as Layer<T>>::Kind)
/// ```
fn kinds(graph: &Graph<'_>, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let kind = |value| match graph.application(value) {
        None => quote!(#runtime::Logits),
        Some((_, layer, _)) => {
            let layer = names.layer_type(&layer.construction);
            quote!(<#layer as #runtime::Layer<#scalar>>::Kind)
        }
    };
    one_or_tuple(graph.outputs.iter().map(|output| kind(output.value)).collect())
}

/// ```text
/// fn new(seed: u64) -> Self {
///     let mut random = Random::new(seed, Purpose::Initialization);
///     let mut parameters = Parameters::new(Self::GRAPH, seed);
///     parameters.initialize(&Plan::hidden1, Layers::hidden1, &[Plan::SHAPES[Values::deep]], &mut random);
///     …
///     Self { parameters }
/// }
/// ```
fn constructor(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let (runtime, checks) = (&names.runtime, checks::reached(graph, shapes, names));
    let with_weights = (0..graph.layers.len()).filter(|layer| graph.layers[*layer].row.has_weights);
    let layers = with_weights.map(|id| {
        let from = graph.first_application(id).map(|(_, from)| from).unwrap_or_default();
        let (layer, index, shapes) = (names.layer(id), names.layer_index(id), names.shape_list(from));
        quote!(parameters.initialize(&#layer, #index, &[#shapes], &mut random);)
    });
    quote! {
        fn new(seed: ::core::primitive::u64) -> Self {
            #checks
            let mut random = #runtime::Random::new(seed, #runtime::Purpose::Initialization);
            let mut parameters = #runtime::Parameters::new(<Self as #runtime::Network>::GRAPH, seed);
            #(#layers)*
            Self { parameters }
        }
    }
}
