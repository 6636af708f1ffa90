//! Handles: `model.hidden1().weights()`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
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
    let with_weights = (0..graph.layers.len()).filter(|layer| graph.layers[*layer].row.has_weights);
    let handles = with_weights.map(|layer| handle(graph, shapes, layer, names));
    quote!(impl #parameters #name #arguments #where_clause { #(#handles)* })
}

fn handle(graph: &Graph<'_>, shapes: &Shapes, layer: LayerId, names: &Names) -> TokenStream {
    let Names { runtime, scalar, .. } = names;
    let node = &graph.layers[layer];
    let (index, kind) = (names.layer_index(layer), names.layer_type(&node.construction));
    let Some((value, from)) = graph.first_application(layer) else { return TokenStream::new() };
    let (inputs, input_value) = dimension(graph, shapes, from[0], names);
    let (outputs, output_value) = dimension(graph, shapes, value, names);
    let (name, name_mut) = (&node.name, format_ident!("{}_mut", node.name));
    let plain = wording::name(name);
    let about = format!("The layer `{plain}`, written `{}`: its parameters as typed views.", node.written);
    let about_mut = format!("The layer `{plain}`, written `{}`: its parameters, to be changed.", node.written);
    quote! {
        #[doc = #about]
        #[must_use]
        pub fn #name(&self) -> #runtime::Handle<'_, #kind, #scalar, #inputs, #outputs> {
            #runtime::Handle::new(self.parameters.of(#index), #input_value, #output_value)
        }
        #[doc = #about_mut]
        #[must_use]
        pub fn #name_mut(&mut self) -> #runtime::HandleMut<'_, #kind, #scalar, #inputs, #outputs> {
            #runtime::HandleMut::new(self.parameters.of_mut(#index), #input_value, #output_value)
        }
    }
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
