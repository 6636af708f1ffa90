//! Shapes as they are written.

use super::Graph;
use crate::diagnostics::Diagnostics;
use crate::graph::Given;
use crate::wording;

/// One to three sizes, everywhere.
pub(super) fn ranks_are_one_to_three(graph: &Graph<'_>, errors: &Diagnostics) {
    let inputs = graph.network.inputs.iter().map(|input| &input.shape);
    for shape in inputs.clone().filter(|shape| shape.below.is_some() && shape.sizes.len() != 1) {
        let message = "indices have one size, as in `[0..10_000; 20]`: how many there are of them";
        errors.report(shape.span, message);
    }
    let inputs = inputs.filter(|shape| shape.below.is_none());
    let declared = inputs.chain(graph.outputs.iter().map(|output| output.shape));
    let declared = declared.chain(graph.annotations.iter().map(|annotation| annotation.shape));
    let declared = declared.map(|shape| (shape.span, shape.sizes.len()));
    let arguments = graph.layers.iter().flat_map(|layer| {
        let shapes = layer.construction.required.iter().filter_map(|given| match given {
            Given::Shape(sizes) => Some(sizes.len()),
            _ => None,
        });
        shapes.map(|rank| (layer.kind.span(), rank))
    });
    for (span, rank) in declared.chain(arguments) {
        if !(1..=3).contains(&rank) {
            let sizes = wording::count(rank, "size");
            errors.report(span, format!("a shape has one to three sizes, but this has {sizes}"));
        }
    }
}
