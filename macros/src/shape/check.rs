//! What is refused because tokens do not tell enough of a shape.

use super::Shapes;
use crate::diagnostics::Diagnostics;
use crate::graph::{Graph, Object};

/// A recurrent network has the sizes of what flows in as parameters; in a network with parameters of its own these cannot be
/// computed, since stable Rust has no arithmetic with parameters in types.
pub(crate) fn check(graph: &Graph<'_>, shapes: &Shapes, errors: &Diagnostics) {
    for (value, _, layer, from) in graph.applications().filter(|_| graph.is_generic()) {
        if !matches!(layer.construction.object, Object::Recurrent { .. }) {
            continue;
        }
        let known = from.first().and_then(|from| shapes.known[*from].as_ref());
        let writable = known.is_some_and(|sizes| sizes.iter().all(|size| graph.is_writable(size)));
        if !writable {
            let message = format!(
                "the sizes of what flows into `{0}` are computed from parameters; declare it before, as in \
                 `let rows: [STEPS, WIDTH] = …;`, with a parameter for each size",
                layer.kind
            );
            errors.report(graph.values[value].span, message);
        }
    }
}
