//! How layers are made, as tokens: their types and the expressions that make them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Expr;

use super::Names;
use crate::graph::{Construction, Given, Graph, LayerId, Object};

impl Names {
    /// The type of a layer's configuration: `__neurotype::layers::Dense<__neurotype::activations::Relu>`, or
    /// `__neurotype::layers::Nested<Encoder>`.
    pub(super) fn layer_type(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        let runtime = &self.runtime;
        match &graph.layers[layer].construction.object {
            Object::BuiltIn { module, name, parameter, constructor: _ } => {
                let module = format_ident!("{module}");
                let parameter = parameter.as_ref().map(|parameter| quote!(<#runtime::activations::#parameter>));
                quote!(#runtime::#module::#name #parameter)
            }
            Object::Own(path) => quote!(#path),
            Object::Network { .. } | Object::Recurrent { .. } => {
                let network = self.network_type(graph, layer);
                quote!(#runtime::layers::Nested<#network>)
            }
        }
    }

    /// The type of a network that is used as a layer, as the user wrote it: `Encoder`, `my::Refine<8>`.
    pub(super) fn network_type(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        let runtime = &self.runtime;
        match &graph.layers[layer].construction.object {
            Object::Network { path, .. } => quote!(#path),
            Object::Recurrent { name, units, .. } => {
                let [steps, features] = self.rows_and_columns(graph, layer);
                quote!(#runtime::recurrent::#name<{ #steps }, { #features }, { #units }>)
            }
            _ => TokenStream::new(),
        }
    }

    /// The same with this network's scalar: `<Encoder as Network>::Of<T>`.
    pub(super) fn network_of_scalar(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        let (runtime, scalar, network) = (&self.runtime, &self.scalar, self.network_type(graph, layer));
        quote!(<#network as #runtime::Network>::Of<#scalar>)
    }

    /// The two sizes of what flows into a layer, as they can stand in a type.
    fn rows_and_columns(&self, graph: &Graph<'_>, layer: LayerId) -> [TokenStream; 2] {
        let from = graph.first_application(layer).and_then(|(_, from)| from.first().copied()).unwrap_or_default();
        let shape = self.shape(from);
        let known = self.known[from].as_deref().unwrap_or_default();
        [0, 1].map(|axis| match known.get(axis) {
            Some(size) if graph.is_generic() => quote!(#size),
            None if graph.is_generic() => quote!(1),
            _ => quote!(#shape.axis(#axis)),
        })
    }

    /// `__neurotype::layers::Dense::new(300).activation(__neurotype::activations::Relu::new())`.
    pub(super) fn layer_value(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        match &graph.layers[layer].construction.object {
            Object::Network { .. } | Object::Recurrent { .. } => {
                let runtime = &self.runtime;
                quote!(#runtime::layers::Nested::new())
            }
            _ => self.construction(&graph.layers[layer].construction),
        }
    }

    fn construction(&self, construction: &Construction) -> TokenStream {
        let Construction { object, required, options } = construction;
        let runtime = &self.runtime;
        let made = match object {
            Object::BuiltIn { module, name, parameter: _, constructor } => {
                let (module, constructor) = (format_ident!("{module}"), format_ident!("{constructor}"));
                quote!(#runtime::#module::#name::#constructor)
            }
            Object::Own(path) => quote!(<#path>::new),
            Object::Network { .. } | Object::Recurrent { .. } => TokenStream::new(),
        };
        let required = required.iter().map(|given| self.given(given));
        let options = options.iter().map(|(name, given)| {
            let given = self.given(given);
            quote!(.#name(#given))
        });
        quote!(#made(#(#required),*) #(#options)*)
    }

    fn given(&self, given: &Given) -> TokenStream {
        let runtime = &self.runtime;
        match given {
            Given::Expression(expression) => quote!(#expression),
            Given::Number(number) => quote!(#number),
            Given::Shape(sizes) => self.sizes(sizes),
            Given::Activation(activation) => self.construction(activation),
            Given::Initializer(initializer) => quote!(&#runtime::initializers::#initializer),
            Given::Sequences(flag) => quote!(#flag),
        }
    }

    /// `__neurotype::Sizes::new(&[28, 28])`.
    pub(super) fn sizes(&self, sizes: &[Expr]) -> TokenStream {
        let runtime = &self.runtime;
        quote!(#runtime::Sizes::new(&[#(#sizes),*]))
    }
}
