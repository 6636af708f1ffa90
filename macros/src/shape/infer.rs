//! What tokens tell of each value's shape.

use syn::Expr;

use super::{Shapes, equations, generic};
use crate::graph::{Given, Gives, Graph, Layer};

/// All that is known of the shapes of a graph.
pub(crate) fn infer(graph: &Graph<'_>) -> Shapes {
    let mut known: Vec<Option<Vec<Expr>>> = Vec::new();
    for index in 0..graph.values.len() {
        let sizes = match (graph.input(index), graph.application(index)) {
            (Some(input), _) => Some(graph.network.inputs[input].shape.sizes.clone()),
            (None, Some((_, layer, from))) => gives(layer, from.first().and_then(|from| known[*from].clone())),
            (None, None) => None,
        };
        known.push(sizes);
    }
    let equations = equations::equations(graph);
    let bounds = if graph.is_generic() { generic::bounds(graph, &known) } else { Vec::new() };
    Shapes { known, equations, bounds }
}

fn gives(layer: &Layer, input: Option<Vec<Expr>>) -> Option<Vec<Expr>> {
    match (layer.row.gives, layer.construction.required.first()) {
        (Gives::FirstArgument, Some(Given::Expression(size))) => Some(vec![size.clone()]),
        (Gives::ShapeArgument, Some(Given::Shape(sizes))) => Some(sizes.clone()),
        (Gives::SameAsInput, _) => input,
        _ => None,
    }
}
