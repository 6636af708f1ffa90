//! The reverse walk: every step has its step back, in the opposite order.

use super::{Adjoint, Backward, Forward, Graph, Origin, Step};
use crate::graph::BlockKind;

/// The passes over a graph.
pub(crate) fn reverse(graph: &Graph<'_>) -> Adjoint {
    let forward = steps(graph, &graph.steps);
    let backward = back(&forward);
    Adjoint { forward, backward }
}

fn steps(graph: &Graph<'_>, steps: &[Step]) -> Vec<Forward> {
    steps.iter().filter_map(|step| self::step(graph, step)).collect()
}

fn step(graph: &Graph<'_>, step: &Step) -> Option<Forward> {
    Some(match step {
        Step::Apply(value) => {
            let (value, Origin::Applied { layer, .. }) = (*value, &graph.values[*value].origin) else { return None };
            let layer = *layer;
            let is_network = graph.layers[layer].row.is_network;
            if is_network { Forward::Call { layer, value } } else { Forward::Apply { layer, value } }
        }
        Step::Assign { value, from } => Forward::Assign { value: *value, from: *from },
        Step::Loop { block, stack, steps } => {
            let (block, stack, steps) = (*block, *stack, self::steps(graph, steps));
            match &graph.blocks[block].kind {
                BlockKind::Rows { of, row, .. } => Forward::Rows { row: *row, of: *of, stack, steps },
                _ => Forward::Repeat { block, steps },
            }
        }
        Step::Branch { block, then, otherwise } => {
            let (then, otherwise) = (self::steps(graph, then), self::steps(graph, otherwise));
            Forward::Branch { block: *block, then, otherwise }
        }
    })
}

fn back(steps: &[Forward]) -> Vec<Backward> {
    steps.iter().rev().map(step_back).collect()
}

fn step_back(step: &Forward) -> Backward {
    match step {
        Forward::Apply { layer, value } => Backward::Reverse { layer: *layer, value: *value },
        Forward::Call { layer, value } => Backward::ReverseCall { layer: *layer, value: *value },
        Forward::Assign { value, .. } => Backward::Restore { value: *value },
        Forward::Repeat { steps, .. } => Backward::Repeat { steps: back(steps) },
        Forward::Rows { row, of, stack, steps, .. } => {
            Backward::Rows { row: *row, of: *of, stack: *stack, steps: back(steps) }
        }
        Forward::Branch { then, otherwise, .. } => Backward::Branch { then: back(then), otherwise: back(otherwise) },
    }
}
