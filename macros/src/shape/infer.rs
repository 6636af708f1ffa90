//! What tokens tell of each value's shape.

use syn::{Expr, parse_quote};

use super::{Shapes, equations, generic};
use crate::graph::{Given, Gives, Graph, Layer, Object, Origin, ValueId};

/// A shape, as far as tokens tell.
type Known = Option<Vec<Expr>>;

/// All that is known of the shapes of a graph.
pub(crate) fn infer(graph: &Graph<'_>) -> Shapes {
    let mut known: Vec<Known> = Vec::new();
    for index in 0..graph.values.len() {
        let sizes = of(graph, index, &known);
        known.push(sizes.or_else(|| declared(graph, index)));
    }
    let equations = equations::equations(graph);
    let bounds = if graph.is_generic() { generic::bounds(graph, &known) } else { Vec::new() };
    Shapes { known, equations, bounds }
}

fn of(graph: &Graph<'_>, value: ValueId, known: &[Known]) -> Known {
    match &graph.values[value].origin {
        Origin::Input(input) => Some(graph.network.inputs[*input].shape.sizes.clone()),
        Origin::Applied { layer, from } => {
            gives(&graph.layers[*layer], from.first().and_then(|from| known[*from].clone()))
        }
        Origin::Mutable { first } => known[*first].clone(),
        Origin::Row { of } => known[*of].as_deref().map(row),
        Origin::Stack { row, rows_of } => {
            let steps = known[*rows_of].as_ref()?.first()?.clone();
            Some(std::iter::once(steps).chain(known[*row].clone()?).collect())
        }
        Origin::Beside { first, .. } => {
            let (_, layer, from) = graph.application(*first)?;
            let Object::Recurrent { units, .. } = &layer.construction.object else { return None };
            Some(vec![known[from[0]].as_ref()?.first()?.clone(), units.clone()])
        }
    }
}

/// A shape that `let` declares; it is checked, so it can be relied on.
fn declared(graph: &Graph<'_>, value: ValueId) -> Known {
    let annotation = graph.annotations.iter().find(|annotation| annotation.value == value)?;
    Some(annotation.shape.sizes.clone())
}

/// The sizes of a row.
fn row(sizes: &[Expr]) -> Vec<Expr> {
    if sizes.len() > 1 { sizes[1..].to_vec() } else { vec![parse_quote!(1)] }
}

fn gives(layer: &Layer, input: Known) -> Known {
    let first = layer.construction.required.first();
    let shape = layer.construction.required.iter().find_map(|given| match given {
        Given::Shape(sizes) => Some(sizes.clone()),
        _ => None,
    });
    match (layer.row.gives, first) {
        (Gives::FirstArgument, Some(Given::Expression(size))) => Some(vec![size.clone()]),
        (Gives::ShapeArgument, _) => shape,
        (Gives::SameAsInput, _) => input,
        (Gives::Rows, _) => match &layer.construction.object {
            Object::Recurrent { units, .. } => Some(vec![units.clone()]),
            _ => None,
        },
        _ => None,
    }
}
