//! The same as trait bounds, where sizes are parameters: then a shape must hold for every width, and `cargo check` can tell.

use proc_macro2::Span;
use syn::{Expr, Ident};

use super::Bound;
use crate::graph::{Assignment, Given, Graph};
use crate::wording;

/// A bound for each equation both of whose sides tokens tell.
pub(super) fn bounds(graph: &Graph<'_>, known: &[Option<Vec<Expr>>]) -> Vec<Bound> {
    let mut bounds = Vec::new();
    let mut push = |name: String, span: Span, given: &Option<Vec<Expr>>, wanted: &[Expr]| {
        let Some(given) = given.as_ref().filter(|given| given.len() == wanted.len()) else { return };
        if given.iter().chain(wanted).all(|size| graph.is_writable(size)) {
            bounds.push(Bound { name: Ident::new(&name, span), span, given: given.clone(), wanted: wanted.to_vec() });
        }
    };
    for annotation in &graph.annotations {
        let name = format!("{}_is_declared", wording::name(annotation.name));
        push(name, annotation.shape.span, &known[annotation.value], &annotation.shape.sizes);
    }
    for Assignment { name, value, from, span, .. } in &graph.assignments {
        let wanted = known[*value].as_deref().unwrap_or_default();
        push(format!("{name}_keeps_its_shape"), *span, &known[*from], wanted);
    }
    for output in &graph.outputs {
        let name = format!("{}_gives_the_output", graph.values[output.value].name);
        push(name, output.span, &known[output.value], &output.shape.sizes);
    }
    for (value, _, layer, from) in graph.applications() {
        let name = |giver: usize| format!("{}_feeds_{}", graph.values[giver].name, graph.values[value].name);
        let span = graph.values[value].span;
        for (option, given) in &layer.construction.options {
            if let (true, Given::Expression(inputs)) = (option == "takes", given) {
                push(name(from[0]), span, &known[from[0]], std::slice::from_ref(inputs));
            }
        }
        if layer.row.equal_inputs {
            for other in &from[1..] {
                push(name(*other), span, &known[*other], known[from[0]].as_deref().unwrap_or_default());
            }
        }
    }
    bounds
}
