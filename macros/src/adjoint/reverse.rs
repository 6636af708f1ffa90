//! The reverse walk: gradients of a value used twice add up.

use std::collections::HashSet;

use super::buffers::{buffers, learning};
use super::{Adjoint, Reverse, Seed, Wanted};
use crate::graph::Graph;

/// The passes over a graph.
pub(crate) fn reverse(graph: &Graph<'_>) -> Adjoint {
    let (buffers, learning) = (buffers(graph), learning(graph));
    let forward = graph.applications().map(|(value, ..)| value).filter(|value| !graph.is_view(*value)).collect();
    let mut filled = HashSet::new();
    let seeds = graph.outputs.iter().map(|output| Seed {
        exclusive: graph.uses(output.value) == 1 && !graph.is_view(output.value),
        repeated: !filled.insert(buffers[output.value]),
    });
    let seeds = seeds.collect();
    let mut trained = HashSet::new();
    let mut backward = Vec::new();
    for value in (0..graph.values.len()).rev() {
        let Some((id, layer, from)) = graph.application(value) else { continue };
        if graph.is_view(value) || !learning[value] {
            continue;
        }
        let inputs = from.iter().map(|from| match (learning[*from], filled.contains(&buffers[*from])) {
            (false, _) => Wanted::Nothing,
            (true, true) => Wanted::Added,
            (true, false) => {
                filled.insert(buffers[*from]);
                Wanted::Stored
            }
        });
        let inputs = inputs.collect();
        let parameters = match (layer.row.has_weights, layer.row.has_weights && trained.insert(id)) {
            (false, _) => Wanted::Nothing,
            (true, true) => Wanted::Stored,
            (true, false) => Wanted::Added,
        };
        backward.push(Reverse { value, inputs, parameters });
    }
    Adjoint { forward, backward, seeds }
}
