//! What a generic network may say.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, GenericParam, Ident};

use super::Graph;
use crate::diagnostics::Diagnostics;
use crate::graph::words::each_name;
use crate::graph::{Given, Object};
use crate::syntax::is_other_integer;

/// `<const H: usize, Block: Network>`, no lifetimes.
pub(super) fn parameters_are_sizes_and_types(graph: &Graph<'_>, errors: &Diagnostics) {
    for parameter in &graph.network.generics.params {
        if let GenericParam::Lifetime(_) = parameter {
            let message =
                "a network is generic over sizes and networks; write for instance `const H: usize` or `Block: Network`";
            errors.report(parameter.span(), message);
        }
    }
}

/// `Residual<Block>(x: [8]) -> [8] { x -> Dense(8) }`
pub(super) fn types_are_used(graph: &Graph<'_>, errors: &Diagnostics) {
    let mut words = Vec::new();
    for layer in &graph.layers {
        let path = match &layer.construction.object {
            Object::Own(path) | Object::Network { path, .. } => path.to_token_stream(),
            _ => continue,
        };
        each_name(path, &mut |name| words.push(name));
    }
    for parameter in graph.network.generics.type_params().filter(|parameter| !words.contains(&parameter.ident)) {
        let name = &parameter.ident;
        let message = if is_a_size(graph, name) {
            format!("`{name}` would be a network here; a size is written `const {name}: usize`")
        } else {
            format!("the parameter `{name}` is not used; apply it with `-> {name}` or remove it")
        };
        errors.report(name.span(), message);
    }
}

/// `Net<const N: u32>(x: [N])`
pub(super) fn sizes_are_usize(graph: &Graph<'_>, errors: &Diagnostics) {
    for parameter in graph.network.generics.const_params().filter(|parameter| is_other_integer(&parameter.ty)) {
        let name = &parameter.ident;
        if is_a_size(graph, name) {
            errors.report(parameter.ty.span(), format!("`{name}` is a size; write `const {name}: usize`"));
        }
    }
}

/// Whether a shape or a layer is written with a name.
fn is_a_size(graph: &Graph<'_>, name: &Ident) -> bool {
    let inputs = graph.network.inputs.iter().map(|input| &input.shape);
    let shapes = inputs.chain(graph.outputs.iter().map(|output| output.shape));
    let shapes = shapes.chain(graph.annotations.iter().map(|annotation| annotation.shape));
    let mut sizes: Vec<&Expr> = shapes.flat_map(|shape| shape.sizes.iter().chain(shape.below.as_deref())).collect();
    for given in graph.layers.iter().flat_map(|layer| &layer.construction.required) {
        match given {
            Given::Expression(size) => sizes.push(size),
            Given::Shape(shape) => sizes.extend(shape),
            _ => {}
        }
    }
    let mut is_there = false;
    for size in sizes {
        each_name(size.to_token_stream(), &mut |found| is_there |= found == *name);
    }
    is_there
}

/// Stable Rust has no arithmetic with generic sizes in types, so an input's or output's size is a parameter or free of
/// them.
pub(super) fn sizes_in_signature_are_single(graph: &Graph<'_>, errors: &Diagnostics) {
    let inputs = graph.network.inputs.iter().map(|input| &input.shape);
    for size in inputs
        .chain(graph.outputs.iter().map(|output| output.shape))
        .flat_map(|shape| shape.sizes.iter().chain(shape.below.as_deref()))
    {
        if !graph.is_writable(size) {
            let message = "what a generic network takes or gives cannot be computed from its parameters; give this size a parameter of its own";
            errors.report(size.span(), message);
        }
    }
}
