//! Names in generated code: the user's with their spans, and invented ones that occur nowhere in the declaration.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::visit::{self, Visit};
use syn::{Expr, Generics, parse_quote};

use crate::graph::{Construction, Given, Graph, LayerId, ValueId};
use crate::syntax::{Network, Outputs, Shape};
use crate::wording;

/// Names that several items use.
pub(super) struct Names {
    /// The runtime crate.
    pub(super) root: TokenStream,
    /// What the hidden block calls the runtime's `__private`.
    pub(super) runtime: Ident,
    /// The scalar type parameter.
    pub(super) scalar: Ident,
    /// The struct that carries the layers' configurations, the shapes and the table.
    pub(super) plan: Ident,
    /// The struct that carries the values' indices.
    pub(super) values: Ident,
    /// The struct that carries the layers' indices.
    pub(super) layers: Ident,
    /// The constant with all shapes.
    pub(super) shapes: Ident,
    /// A name for each value, all different.
    of_values: Vec<Ident>,
    of_layers: Vec<Ident>,
    /// The user's parameters and the scalar.
    pub(super) generics: Generics,
    /// The user's parameters alone.
    own: Generics,
}

impl Names {
    pub(super) fn new(network: &Network, graph: &Graph<'_>) -> Self {
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
        names
    }

    /// The names that need no graph: for a network that was refused.
    pub(super) fn of_header(network: &Network, taken: impl IntoIterator<Item = String>) -> Self {
        let mut words = Words { found: taken.into_iter().collect() };
        words.header(network);
        let fresh = |name: &str| words.fresh(name);
        let (runtime, scalar) = (fresh("__neurotype"), fresh("T"));
        let root = network.root.clone();
        let mut generics = network.generics.clone();
        generics.params.push(parse_quote!(#scalar: #runtime::Scalar));
        Self {
            root,
            plan: fresh("Plan"),
            values: fresh("Values"),
            layers: fresh("Layers"),
            shapes: fresh("SHAPES"),
            runtime,
            scalar,
            of_values: Vec::new(),
            of_layers: Vec::new(),
            generics,
            own: network.generics.clone(),
        }
    }

    /// `Plan::<H>`, with the span of a user's token.
    pub(super) fn plan_at(&self, span: Span) -> TokenStream {
        let plan = Ident::new(&self.plan.to_string(), span);
        let (_, arguments, _) = self.own.split_for_impl();
        let turbofish = arguments.as_turbofish();
        quote!(#plan #turbofish)
    }

    /// `Plan::<H>`.
    pub(super) fn plan(&self) -> TokenStream {
        self.plan_at(self.plan.span())
    }

    /// `Plan::<H>::dense_1`: the configuration of a layer.
    pub(super) fn layer(&self, layer: LayerId) -> TokenStream {
        let (plan, name) = (self.plan(), self.layer_name(layer));
        quote!(#plan::#name)
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

    /// `Plan::<H>::SHAPES[Values::dense_1]`: the shape of a value.
    pub(super) fn shape(&self, value: ValueId) -> TokenStream {
        let (plan, shapes, value) = (self.plan(), &self.shapes, self.value(value));
        quote!(#plan::#shapes[#value])
    }

    /// The shapes of several values, separated by commas.
    pub(super) fn shape_list(&self, values: &[ValueId]) -> TokenStream {
        let shapes = values.iter().map(|value| self.shape(*value));
        quote!(#(#shapes),*)
    }

    /// `__neurotype::layers::Dense<__neurotype::activations::Relu>`: the type of a layer's configuration.
    pub(super) fn layer_type(&self, construction: &Construction) -> TokenStream {
        let Construction { module, object, parameter, required: _, options: _ } = construction;
        let (runtime, module) = (&self.runtime, format_ident!("{module}"));
        let parameter = parameter.as_ref().map(|parameter| quote!(<#runtime::activations::#parameter>));
        quote!(#runtime::#module::#object #parameter)
    }

    /// `__neurotype::layers::Dense::new(300).activation(__neurotype::activations::Relu::new())`.
    pub(super) fn construction(&self, construction: &Construction) -> TokenStream {
        let Construction { module, object, parameter: _, required, options } = construction;
        let (runtime, module) = (&self.runtime, format_ident!("{module}"));
        let required = required.iter().map(|given| self.given(given));
        let options = options.iter().map(|(name, given)| {
            let given = self.given(given);
            quote!(.#name(#given))
        });
        quote!(#runtime::#module::#object::new(#(#required),*) #(#options)*)
    }

    fn given(&self, given: &Given) -> TokenStream {
        let runtime = &self.runtime;
        match given {
            Given::Expression(expression) => quote!(#expression),
            Given::Shape(sizes) => self.sizes(sizes),
            Given::Activation(activation) => self.construction(activation),
            Given::Initializer(initializer) => quote!(&#runtime::initializers::#initializer),
        }
    }

    /// `__neurotype::Sizes::new(&[28, 28])`.
    pub(super) fn sizes(&self, sizes: &[Expr]) -> TokenStream {
        let runtime = &self.runtime;
        quote!(#runtime::Sizes::new(&[#(#sizes),*]))
    }

    /// `__neurotype::Rank2<{ 28 }, { 28 }>`.
    pub(super) fn rank(&self, shape: &Shape) -> TokenStream {
        let (runtime, sizes) = (&self.runtime, &shape.sizes);
        let rank = format_ident!("Rank{}", sizes.len());
        quote!(#runtime::#rank<#({ #sizes }),*>)
    }

    /// One shape, or a tuple of several.
    pub(super) fn ranks<'s>(&self, shapes: impl IntoIterator<Item = &'s Shape>) -> TokenStream {
        one_or_tuple(shapes.into_iter().map(|shape| self.rank(shape)).collect())
    }
}

/// `A`, or `(A, B)`.
pub(super) fn one_or_tuple(mut types: Vec<TokenStream>) -> TokenStream {
    if types.len() == 1 { types.remove(0) } else { quote!((#(#types),*)) }
}

/// The shapes of the outputs.
pub(super) fn output_shapes(network: &Network) -> Vec<&Shape> {
    match &network.outputs {
        Outputs::One(shape) => vec![shape],
        Outputs::Named(ports) => ports.iter().map(|port| &port.shape).collect(),
    }
}

/// All words of a declaration that generated names must not hide.
struct Words {
    found: HashSet<String>,
}

impl Words {
    fn header(&mut self, network: &Network) {
        self.visit_generics(&network.generics);
        self.visit_ident(&network.name);
        for shape in network.inputs.iter().map(|input| &input.shape).chain(output_shapes(network)) {
            shape.sizes.iter().for_each(|size| self.visit_expr(size));
        }
        let Some(body) = &network.body else { return };
        for statement in &body.statements {
            match statement {
                crate::syntax::Statement::Layer { name, stage } => {
                    self.visit_ident(name);
                    self.stage(stage);
                }
                crate::syntax::Statement::Let { name, shape, flow } => {
                    self.visit_ident(name);
                    shape.iter().flat_map(|shape| &shape.sizes).for_each(|size| self.visit_expr(size));
                    self.flow(flow);
                }
            }
        }
        body.result.iter().for_each(|flow| self.flow(flow));
    }

    fn flow(&mut self, flow: &crate::syntax::Flow) {
        if let crate::syntax::Source::Tuple { flows, .. } = &flow.source {
            for flow in flows {
                self.flow(flow);
            }
        }
        flow.stages.iter().for_each(|stage| self.stage(stage));
    }

    fn stage(&mut self, stage: &crate::syntax::Stage) {
        for argument in stage.arguments.iter().flatten() {
            match argument {
                crate::syntax::Argument::Positional(value) | crate::syntax::Argument::Named { name: _, value } => {
                    self.visit_expr(value);
                }
                crate::syntax::Argument::Stated { inputs, units } => {
                    self.visit_expr(inputs);
                    self.visit_expr(units);
                }
            }
        }
    }

    /// The name, with a number behind it if it occurs; always the same for the same declaration.
    fn fresh(&self, name: &str) -> Ident {
        let numbered = (1..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !self.found.contains(name));
        Ident::new(&free.unwrap_or_default(), Span::call_site())
    }
}

impl<'ast> Visit<'ast> for Words {
    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.found.insert(ident.to_string());
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        fn words(tokens: TokenStream, found: &mut HashSet<String>) {
            for token in tokens {
                match token {
                    proc_macro2::TokenTree::Ident(ident) => drop(found.insert(ident.to_string())),
                    proc_macro2::TokenTree::Group(group) => words(group.stream(), found),
                    _ => {}
                }
            }
        }
        words(mac.tokens.clone(), &mut self.found);
        visit::visit_macro(self, mac);
    }
}
