//! Names in generated code: the user's with their spans, and invented ones that occur nowhere in the declaration.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Expr, GenericParam, Generics, parse_quote};

use super::words::Words;
use crate::graph::{Graph, LayerId, Object, ValueId};
use crate::shape::Shapes;
use crate::syntax::{Network, Shape};
use crate::wording;

/// Names that several items use.
pub(super) struct Names {
    /// The runtime crate.
    pub(super) root: TokenStream,
    /// What the hidden block calls the runtime's `__private`.
    pub(super) runtime: Ident,
    /// The scalar type parameter.
    pub(super) scalar: Ident,
    /// The struct that carries the layers' configurations and the table.
    pub(super) plan: Ident,
    /// The struct that carries what each layer's rule answers, by value.
    pub(super) rules: Ident,
    /// The struct that carries the values' shapes.
    pub(super) shapes: Ident,
    /// The struct that carries the values' indices.
    pub(super) values: Ident,
    /// The struct that carries the layers' indices.
    pub(super) layers: Ident,
    /// The struct that sees the network's parameters in those of another, and its mutable sister.
    pub(super) view: Ident,
    pub(super) view_mut: Ident,
    /// Local variables: the pass, a loop's count and index, whether this is a training step, a network within, what settings say.
    pub(super) pass: Ident,
    pub(super) turns: Ident,
    pub(super) index: Ident,
    pub(super) training: Ident,
    pub(super) network: Ident,
    pub(super) tuning: Ident,
    /// A name for each value, all different.
    of_values: Vec<Ident>,
    of_layers: Vec<Ident>,
    /// What tokens tell of each value's shape.
    pub(super) known: Vec<Option<Vec<Expr>>>,
    /// The user's parameters and the scalar.
    pub(super) generics: Generics,
    /// The user's parameters alone.
    pub(super) own: Generics,
}

impl Names {
    pub(super) fn new(network: &Network, graph: &Graph<'_>, shapes: &Shapes) -> Self {
        let of_layers: Vec<Ident> = graph.layers.iter().map(|layer| layer.name.clone()).collect();
        let mut names = Self::of_header(network, of_layers.iter().map(Ident::to_string));
        let mut taken = HashSet::new();
        for (index, value) in graph.values.iter().enumerate() {
            let base = match graph.application(index) {
                Some((_, layer, _)) => wording::name(&layer.name),
                None => value.name.clone(),
            };
            let numbered = (2..).map(|number| format!("{base}_{number}"));
            let free = std::iter::once(base.clone()).chain(numbered).find(|name| !taken.contains(name));
            let name = free.unwrap_or_default();
            names.of_values.push(wording::identifier(&name, Span::call_site()));
            taken.insert(name);
        }
        names.of_layers = of_layers;
        names.known.clone_from(&shapes.known);
        names
    }

    /// The names that need no graph: for a network that was refused.
    pub(super) fn of_header(network: &Network, taken: impl IntoIterator<Item = String>) -> Self {
        let mut words = Words { found: taken.into_iter().collect() };
        words.header(network);
        let fresh = |name: &str| words.fresh(name);
        let (runtime, scalar) = (fresh("__neurotype"), fresh("T"));
        let root = network.root.clone();
        let own = bounded(&network.generics, &root);
        let mut generics = own.clone();
        generics.params.push(parse_quote!(#scalar: #runtime::Scalar));
        Self {
            root,
            plan: fresh("Plan"),
            rules: fresh("Rules"),
            shapes: fresh("Shapes"),
            values: fresh("Values"),
            layers: fresh("Layers"),
            view: fresh(&format!("{}View", wording::name(&network.name))),
            view_mut: fresh(&format!("{}ViewMut", wording::name(&network.name))),
            pass: fresh("pass"),
            turns: fresh("turns"),
            index: fresh("index"),
            training: fresh("is_training"),
            network: fresh("network"),
            tuning: fresh("tuning"),
            runtime,
            scalar,
            of_values: Vec::new(),
            of_layers: Vec::new(),
            known: Vec::new(),
            generics,
            own,
        }
    }

    /// `Plan::<H>`, of one of the structs that carry constants.
    fn with_own(&self, name: &Ident) -> TokenStream {
        let (_, arguments, _) = self.own.split_for_impl();
        let turbofish = arguments.as_turbofish();
        quote!(#name #turbofish)
    }

    /// `Plan::<H>`, with the span of a user's token.
    pub(super) fn plan_at(&self, span: Span) -> TokenStream {
        self.with_own(&Ident::new(&self.plan.to_string(), span))
    }

    /// `Plan::<H>`.
    pub(super) fn plan(&self) -> TokenStream {
        self.with_own(&self.plan)
    }

    /// `Plan::<H>::dense_1`: the configuration of a layer.
    pub(super) fn layer(&self, layer: LayerId) -> TokenStream {
        let (plan, name) = (self.plan(), self.layer_name(layer));
        quote!(#plan::#name)
    }

    /// `&Plan::<H>::dense_1`, with the span of the user's word: there rustc says what is wrong with a layer of his own.
    pub(super) fn layer_at(&self, graph: &Graph<'_>, layer: LayerId) -> TokenStream {
        let span = graph.layers[layer].kind.span();
        let (plan, mut name) = (self.plan_at(span), self.layer_name(layer));
        name.set_span(span);
        self.as_layer(graph, layer, &quote_spanned!(span=> #plan::#name))
    }

    /// A reference to what a layer is made as: for one of the user's own, only if it is a layer.
    pub(super) fn as_layer(&self, graph: &Graph<'_>, layer: LayerId, made: &TokenStream) -> TokenStream {
        let span = graph.layers[layer].kind.span();
        let Object::Own(path) = &graph.layers[layer].construction.object else {
            return quote_spanned!(span=> &#made);
        };
        let (mut runtime, mut scalar) = (self.runtime.clone(), self.scalar.clone());
        runtime.set_span(span);
        scalar.set_span(span);
        quote_spanned!(span=> <#path as #runtime::Layer<#scalar>>::itself(&#made))
    }

    /// `dense_1`, without the user's span.
    pub(super) fn layer_name(&self, layer: LayerId) -> Ident {
        let mut name = self.of_layers[layer].clone();
        name.set_span(Span::call_site());
        name
    }

    /// `Layers::dense_1`: the index of a layer.
    pub(super) fn layer_index(&self, layer: LayerId) -> TokenStream {
        let (layers, name) = (&self.layers, self.layer_name(layer));
        quote!(#layers::#name)
    }

    /// `dense_1`: a value by the layer that gives it.
    pub(super) fn value_name(&self, value: ValueId) -> &Ident {
        &self.of_values[value]
    }

    /// `Values::dense_1`: the index of a value.
    pub(super) fn value(&self, value: ValueId) -> TokenStream {
        let (values, name) = (&self.values, self.value_name(value));
        quote!(#values::#name)
    }

    /// `Rules::<H>::dense_1`: what a layer's rule answers where it gives a value.
    pub(super) fn rule(&self, value: ValueId) -> TokenStream {
        self.rule_at(value, Span::call_site())
    }

    /// The same with the span of a user's token.
    pub(super) fn rule_at(&self, value: ValueId, span: Span) -> TokenStream {
        let (mut rules, mut name) = (self.rules.clone(), self.value_name(value).clone());
        rules.set_span(span);
        name.set_span(span);
        let rules = self.with_own(&rules);
        quote!(#rules::#name)
    }

    /// `Shapes::<H>::dense_1`: the shape of a value.
    pub(super) fn shape(&self, value: ValueId) -> TokenStream {
        let (shapes, name) = (self.with_own(&self.shapes), self.value_name(value));
        quote!(#shapes::#name)
    }

    /// The shapes of several values, separated by commas.
    pub(super) fn shape_list(&self, values: &[ValueId]) -> TokenStream {
        let shapes = values.iter().map(|value| self.shape(*value));
        quote!(#(#shapes),*)
    }

    /// `__neurotype::Rank2<{ 28 }, { 28 }>`, or `__neurotype::Indices<{ 20 }, { 10_000 }>`.
    pub(super) fn rank(&self, shape: &Shape) -> TokenStream {
        let (runtime, sizes) = (&self.runtime, &shape.sizes);
        if let Some(below) = &shape.below {
            return quote!(#runtime::Indices<#({ #sizes },)* { #below }>);
        }
        let rank = format_ident!("Rank{}", sizes.len());
        quote!(#runtime::#rank<#({ #sizes }),*>)
    }

    /// One shape, or a tuple of several.
    pub(super) fn ranks<'s>(&self, shapes: impl IntoIterator<Item = &'s Shape>) -> TokenStream {
        one_or_tuple(shapes.into_iter().map(|shape| self.rank(shape)).collect())
    }

    /// The arguments for the user's parameters, with a comma behind each: `H, Block,`.
    pub(super) fn own_arguments(&self) -> TokenStream {
        let arguments = self.own.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Const(parameter) => Some(&parameter.ident),
            GenericParam::Type(parameter) => Some(&parameter.ident),
            GenericParam::Lifetime(_) => None,
        });
        quote!(#(#arguments,)*)
    }

    /// `::core::marker::PhantomData<fn() -> (Block,)>`, if there are type parameters.
    pub(super) fn marker(&self) -> Option<TokenStream> {
        let types: Vec<_> = self.own.type_params().map(|parameter| &parameter.ident).collect();
        (!types.is_empty()).then(|| quote!(::core::marker::PhantomData<fn() -> (#(#types,)*)>))
    }
}

/// The parameters, every type a network, whether it says so or not.
fn bounded(generics: &Generics, root: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(#root::__private::Network));
    }
    generics
}

/// `A`, or `(A, B)`.
pub(super) fn one_or_tuple(mut types: Vec<TokenStream>) -> TokenStream {
    if types.len() == 1 { types.remove(0) } else { quote!((#(#types),*)) }
}

/// The shapes of the outputs.
pub(super) fn output_shapes(network: &Network) -> impl Iterator<Item = &Shape> {
    network.outputs.ports().into_iter().map(|(_, shape)| shape)
}
