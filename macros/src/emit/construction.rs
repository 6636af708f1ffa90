//! How layers are made, as tokens: their types and the expressions that make them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr;

use super::{Names, heads};
use crate::graph::{Construction, Given, Graph, LayerId, Object};
use crate::syntax::Shape;

/// What writes a number in which settings may stand.
pub(super) type Put<'a> = &'a dyn Fn(&TokenStream) -> TokenStream;

impl Names {
    /// The type of a layer's configuration: `__neurotype::layers::Dense<__neurotype::activations::Relu>`, or
    /// `__neurotype::layers::Nested`.
    pub(super) fn layer_type(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        let runtime = &self.runtime;
        match &graph.layers[layer].construction.object {
            Object::BuiltIn { module, name, parameter, constructor: _ } => {
                let module = format_ident!("{module}");
                let parameter = parameter.as_ref().map(|parameter| quote!(<#runtime::activations::#parameter>));
                quote!(#runtime::#module::#name #parameter)
            }
            Object::Own(path) => quote!(#path),
            Object::Network { .. } | Object::Recurrent { .. } => quote!(#runtime::layers::Nested),
        }
    }

    /// `<Encoder as Network>::…`: with the span of the user's word, so that of a type that is no network all errors are one.
    pub(super) fn of_network(&self, graph: &Graph<'_>, layer: LayerId, item: &TokenStream) -> TokenStream {
        let (network, span) = (self.network_type(graph, layer), graph.layers[layer].kind.span());
        let mut runtime = self.runtime.clone();
        runtime.set_span(span);
        let item = respanned(item.clone(), span);
        quote_spanned!(span=> <#network as #runtime::Network>::#item)
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
        let scalar = &self.scalar;
        self.of_network(graph, layer, &quote!(Of<#scalar>))
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

    /// `__neurotype::layers::Dense::new(300).activation(__neurotype::activations::Relu::new())`, settings at their defaults.
    pub(super) fn layer_value(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        match &graph.layers[layer].construction.object {
            Object::Network { .. } | Object::Recurrent { .. } => {
                let (runtime, table) = (&self.runtime, self.of_network(graph, layer, &quote!(GRAPH)));
                quote!(#runtime::layers::Nested::new(#table))
            }
            _ => {
                let at_first = |number: &TokenStream| heads::number_at_first(number, graph.network);
                self.construction(&graph.layers[layer].construction, &at_first)
            }
        }
    }

    /// How an object is made, its numbers put there by a function.
    pub(super) fn construction(&self, construction: &Construction, put: Put<'_>) -> TokenStream {
        let Construction { object, required, options } = construction;
        let runtime = &self.runtime;
        let made = match object {
            Object::BuiltIn { module, name, parameter: _, constructor: "" } => {
                let module = format_ident!("{module}");
                return quote!(#runtime::#module::#name);
            }
            Object::BuiltIn { module, name, parameter: _, constructor } => {
                let (module, constructor) = (format_ident!("{module}"), format_ident!("{constructor}"));
                quote!(#runtime::#module::#name::#constructor)
            }
            Object::Own(path) => quote_spanned!(last_word(path)=> <#path>::new),
            Object::Network { .. } | Object::Recurrent { .. } => TokenStream::new(),
        };
        let required = required.iter().map(|given| self.given(given, put));
        let options = options.iter().map(|option| self.option(option, put));
        quote!(#made(#(#required),*) #(#options)*)
    }

    /// `.activation(__neurotype::activations::Relu::new())`.
    pub(super) fn option(&self, (name, given): &(Ident, Given), put: Put<'_>) -> TokenStream {
        let given = self.given(given, put);
        quote!(.#name(#given))
    }

    fn given(&self, given: &Given, put: Put<'_>) -> TokenStream {
        let runtime = &self.runtime;
        match given {
            Given::Expression(expression) => quote!(#expression),
            Given::Number(number) => put(number),
            Given::Shape(sizes) => self.sizes(sizes),
            Given::Activation(activation) => self.construction(activation, put),
            Given::Reference(object) | Given::Governor(_, object) => {
                let object = self.construction(object, put);
                quote!(&#object)
            }
            Given::Variant(module, object, variant) => {
                let (module, object) = (format_ident!("{module}"), format_ident!("{object}"));
                quote!(#runtime::#module::#object::#variant)
            }
            Given::Sequences(flag) => quote!(#flag),
        }
    }

    /// `__neurotype::Sizes::new(&[28, 28])`.
    pub(super) fn sizes(&self, sizes: &[Expr]) -> TokenStream {
        let runtime = &self.runtime;
        quote!(#runtime::Sizes::new(&[#(#sizes),*]))
    }

    /// `__neurotype::Sizes::new(&[28, 28])`, or `__neurotype::Sizes::new(&[20]).below(10_000)`.
    pub(super) fn declared(&self, shape: &Shape) -> TokenStream {
        let sizes = self.sizes(&shape.sizes);
        let below = shape.below.as_ref().map(|below| quote!(.below(#below)));
        quote!(#sizes #below)
    }
}

fn last_word(path: &syn::Path) -> Span {
    path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span())
}

/// The same tokens at another place.
fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    let set = |mut token: proc_macro2::TokenTree| {
        token.set_span(span);
        token
    };
    tokens.into_iter().map(set).collect()
}
