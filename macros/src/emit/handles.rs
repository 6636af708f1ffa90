//! Handles: `model.hidden1().weights()`, `model.encoder().dense()`.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr;

use super::Names;
use crate::graph::{Graph, LayerId, ValueId};
use crate::shape::Shapes;
use crate::wording;

/// ```text
/// impl<T: Scalar> WideDeep<T> {
///     pub fn hidden1(&self) -> Handle<'_, Dense<Relu>, T, Const<6>, Const<30>> { … }
///     pub fn hidden1_mut(&mut self) -> HandleMut<'_, Dense<Relu>, T, Const<6>, Const<30>> { … }
///     …
/// }
/// ```
pub(super) fn handles(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let name = &graph.network.name;
    let (parameters, arguments, where_clause) = names.generics.split_for_impl();
    let handles = parts(graph, shapes, names).map(|part| {
        let Part { name, name_mut, index, about, .. } = &part;
        let (kind, made) = part.shared(&quote!('_), &quote!(self.parameters.of(#index)));
        let (kind_mut, made_mut) = part.exclusive(&quote!('_), &quote!(self.parameters.of_mut(#index)));
        let (about, about_mut) = (format!("{about}."), format!("{about}, to be changed."));
        quote! {
            #[doc = #about]
            #[must_use]
            pub fn #name(&self) -> #kind { #made }
            #[doc = #about_mut]
            #[must_use]
            pub fn #name_mut(&mut self) -> #kind_mut { #made_mut }
        }
    });
    quote!(impl #parameters #name #arguments #where_clause { #(#handles)* })
}

/// ```text
/// pub fn dense(&self) -> Handle<'a, Dense<Relu>, T, Const<6>, Const<30>> { … }
/// ```
pub(super) fn of_view(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let handles = parts(graph, shapes, names).map(|part| {
        let Part { name, index, .. } = &part;
        let (kind, made) = part.shared(&quote!('a), &quote!(self.parameters.of(#index)));
        quote!(#[must_use] pub fn #name(&self) -> #kind { #made })
    });
    quote!(#(#handles)*)
}

/// ```text
/// pub fn dense_mut(self) -> HandleMut<'a, Dense<Relu>, T, Const<6>, Const<30>> { … }
/// ```
pub(super) fn of_view_mut(graph: &Graph<'_>, shapes: &Shapes, names: &Names) -> TokenStream {
    let handles = parts(graph, shapes, names).map(|part| {
        let Part { name_mut, index, .. } = &part;
        let (kind, made) = part.exclusive(&quote!('a), &quote!(self.parameters.into_layer(#index)));
        quote!(#[must_use] pub fn #name_mut(self) -> #kind { #made })
    });
    quote!(#(#handles)*)
}

/// A layer with parameters, in tokens.
struct Part<'n> {
    names: &'n Names,
    name: syn::Ident,
    name_mut: syn::Ident,
    index: TokenStream,
    about: String,
    of: Of,
}

enum Of {
    /// Its configuration, and its two dimensions as type and value.
    Layer { kind: TokenStream, inputs: (TokenStream, TokenStream), outputs: (TokenStream, TokenStream) },
    /// Its type, and where it was named.
    Network(TokenStream, Span),
}

impl Part<'_> {
    /// The type of a handle, and what makes it of the layer's numbers.
    fn shared(&self, lifetime: &TokenStream, numbers: &TokenStream) -> (TokenStream, TokenStream) {
        self.handle(&format_ident!("Handle"), &format_ident!("View"), &format_ident!("view"), lifetime, numbers)
    }

    fn exclusive(&self, lifetime: &TokenStream, numbers: &TokenStream) -> (TokenStream, TokenStream) {
        self.handle(
            &format_ident!("HandleMut"),
            &format_ident!("ViewMut"),
            &format_ident!("view_mut"),
            lifetime,
            numbers,
        )
    }

    fn handle(
        &self,
        handle: &syn::Ident,
        view: &syn::Ident,
        viewed: &syn::Ident,
        lifetime: &TokenStream,
        numbers: &TokenStream,
    ) -> (TokenStream, TokenStream) {
        let Names { runtime, scalar, .. } = self.names;
        match &self.of {
            Of::Layer { kind, inputs: (inputs, input), outputs: (outputs, output) } => (
                quote!(#runtime::#handle<#lifetime, #kind, #scalar, #inputs, #outputs>),
                quote!(#runtime::#handle::new(#numbers, #input, #output)),
            ),
            Of::Network(network, span) => (
                quote_spanned!(*span=> <#network as #runtime::Network>::#view<#lifetime>),
                quote_spanned!(*span=> <#network as #runtime::Network>::#viewed(#numbers)),
            ),
        }
    }
}

/// All layers that have parameters, or may have.
fn parts<'n>(graph: &'n Graph<'_>, shapes: &'n Shapes, names: &'n Names) -> impl Iterator<Item = Part<'n>> {
    let with_weights = (0..graph.layers.len()).filter(|layer| graph.layers[*layer].row.has_weights);
    with_weights.filter_map(|layer| part(graph, shapes, layer, names))
}

fn part<'n>(graph: &Graph<'_>, shapes: &Shapes, layer: LayerId, names: &'n Names) -> Option<Part<'n>> {
    let node = &graph.layers[layer];
    let (value, from) = graph.first_application(layer)?;
    let of = if node.row.is_network {
        Of::Network(names.network_of_scalar(graph, layer), node.kind.span())
    } else {
        let inputs = dimension(graph, shapes, *from.first()?, names);
        let outputs = dimension(graph, shapes, value, names);
        Of::Layer { kind: names.layer_type(graph, layer), inputs, outputs }
    };
    let (name, name_mut) = (node.name.clone(), format_ident!("{}_mut", node.name));
    let (what, plain) = (if node.row.is_network { "network" } else { "layer" }, wording::name(&name));
    let about = format!("The {what} `{plain}`, written `{}`: its parameters as typed views", node.written);
    Some(Part { names, name, name_mut, index: names.layer_index(layer), about, of })
}

/// The number of elements of a value as a nalgebra dimension, type and value: `Const<N>`, or `Dyn` where a generic network
/// computes it.
fn dimension(graph: &Graph<'_>, shapes: &Shapes, value: ValueId, names: &Names) -> (TokenStream, TokenStream) {
    let (runtime, shape) = (&names.runtime, names.shape(value));
    match single_size(graph, shapes, value) {
        _ if !graph.is_generic() => (quote!(#runtime::Const<{ #shape.elements() }>), quote!(#runtime::Const)),
        Some(size) => (quote!(#runtime::Const<{ #size }>), quote!(#runtime::Const)),
        None => (quote!(#runtime::Dyn), quote!(#runtime::Dyn(#shape.elements()))),
    }
}

/// The size of a value with one axis, if it can be written in a type.
fn single_size<'s>(graph: &Graph<'_>, shapes: &'s Shapes, value: ValueId) -> Option<&'s Expr> {
    let [size] = shapes.known[value].as_deref()? else { return None };
    graph.is_writable(size).then_some(size)
}
