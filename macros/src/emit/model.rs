//! The struct, and its `impl Network`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse_quote;

use super::names::{Names, output_shapes};
use super::{backward, constructor, forward, kinds, tuned};
use crate::adjoint::Adjoint;
use crate::graph::Graph;
use crate::shape::Shapes;
use crate::syntax::Network;

/// ```text
/// /// The user's words, then the table of layers.
/// #[derive(Clone, Debug)]
/// pub struct Refine<T: Scalar = f32> { parameters: Parameters<T>, pub depth: usize }
/// ```
pub(super) fn structure(network: &Network, names: &Names, table: &str, usual: &TokenStream) -> TokenStream {
    let Network { attributes, visibility, name, generics, settings, .. } = network;
    let Names { root, scalar, .. } = names;
    let mut generics = generics.clone();
    // Bounds stand where they are needed: those of a struct would be asked of everything that names it.
    generics.type_params_mut().for_each(|parameter| parameter.bounds.clear());
    generics.params.push(parse_quote!(#scalar: #root::__private::Scalar = #usual));
    let where_clause = generics.where_clause.take();
    let settings = settings.iter().map(|setting| {
        let (attributes, name, kind) = (&setting.attributes, &setting.name, &setting.kind);
        let about = setting
            .default
            .as_ref()
            .map(|default| format!("A setting; `{}` at first.", crate::wording::code(&quote!(#default))));
        let about = about.unwrap_or_else(|| "A setting.".to_owned());
        quote!(#(#attributes)* #[doc = #about] pub #name: #kind,)
    });
    let marker = names.marker().map(|marker| quote!(networks: #marker,));
    quote! {
        #(#attributes)*
        #[doc = #table]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #visibility struct #name #generics #where_clause {
            parameters: #root::__private::Parameters<#scalar>,
            #(#settings)*
            #marker
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
    let of = of_other_scalars(graph.network, names);
    // With the span of what gives the output: if that is a private network in a public one, rustc says so there.
    let giver = graph.outputs.iter().rev().find_map(|output| graph.application(output.value));
    let span = giver.map_or_else(Span::call_site, |(_, layer, _)| layer.kind.span());
    let kinds = kinds::kinds(graph, names);
    let kinds = quote_spanned!(span=> type Kinds = #kinds;);
    let (constructors, tune, forward, backward, views) = (
        constructor::constructors(graph, shapes, names),
        tuned::tune(graph, names),
        forward::forward(adjoint, graph, names),
        backward::backward(adjoint, graph, names),
        views(names),
    );
    quote! {
        #[diagnostic::do_not_recommend]
        impl #parameters #runtime::Network for #name #arguments #where_clause {
            type Scalar = #scalar;
            type Inputs = #inputs;
            type Outputs = #outputs;
            #kinds
            #of
            const GRAPH: &'static #runtime::Graph = &#plan::__GRAPH;
            #constructors
            fn seed(&self) -> ::core::primitive::u64 { self.parameters.seed }
            fn parameters(&self) -> &[#scalar] { self.parameters.all() }
            fn parameters_mut(&mut self) -> &mut [#scalar] { self.parameters.all_mut() }
            fn frozen(&self) -> &[::core::primitive::bool] { self.parameters.frozen() }
            fn frozen_mut(&mut self) -> &mut [::core::primitive::bool] { self.parameters.frozen_mut() }
            #views
            #tune
            #forward
            #backward
        }
    }
}

/// ```text
/// type Of<U: Scalar> = WideDeep<U>;
/// ```
pub(super) fn of_other_scalars(network: &Network, names: &Names) -> TokenStream {
    let (runtime, name, own) = (&names.runtime, &network.name, names.own_arguments());
    quote!(type Of<__Other: #runtime::Scalar> = #name<#own __Other>;)
}

/// ```text
/// type View<'a> = View<'a, Self>;
/// fn view(part: Part<'_, T>) -> View<'_, Self> { … }
/// ```
fn views(names: &Names) -> TokenStream {
    let Names { runtime, scalar, view, view_mut, .. } = names;
    let graph = quote!(<Self as #runtime::Network>::GRAPH);
    quote! {
        type View<'a> = #view<'a, Self>;
        type ViewMut<'a> = #view_mut<'a, Self>;
        fn view(part: #runtime::Part<'_, #scalar>) -> #view<'_, Self> {
            let parameters = #runtime::ParametersView::new(part, #graph);
            #view { parameters, network: ::core::marker::PhantomData }
        }
        fn view_mut(part: #runtime::PartMut<'_, #scalar>) -> #view_mut<'_, Self> {
            let parameters = #runtime::ParametersViewMut::new(part, #graph);
            #view_mut { parameters, network: ::core::marker::PhantomData }
        }
        fn with_parameters(numbers: &[#scalar]) -> Self {
            let parameters = #runtime::Parameters::copied(numbers, #graph);
            Self { parameters, ..<Self as #runtime::Network>::bare() }
        }
    }
}
