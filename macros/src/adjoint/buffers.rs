//! Which values share their memory, and which learn.

use crate::graph::{Graph, ValueId};

/// The value whose memory each value has: its own, or for a view that of what it views.
pub(super) fn buffers(graph: &Graph<'_>) -> Vec<ValueId> {
    let mut buffers: Vec<ValueId> = Vec::new();
    for value in 0..graph.values.len() {
        let viewed = graph.application(value).filter(|_| graph.is_view(value)).map(|(_, _, from)| buffers[from[0]]);
        buffers.push(viewed.unwrap_or(value));
    }
    buffers
}

/// Whether anything that a value is computed from has parameters, so that its gradient is wanted.
pub(super) fn learning(graph: &Graph<'_>) -> Vec<bool> {
    let mut learning: Vec<bool> = Vec::new();
    for value in 0..graph.values.len() {
        let learns = graph
            .application(value)
            .is_some_and(|(_, layer, from)| layer.row.has_weights || from.iter().any(|from| learning[*from]));
        learning.push(learns);
    }
    learning
}
