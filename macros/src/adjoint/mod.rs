//! Stage 4, what runs: the straight-line steps of the forward and the backward pass.

mod buffers;
mod reverse;

use crate::graph::ValueId;

pub(crate) use reverse::reverse;

/// The two passes.
#[derive(Debug)]
pub(crate) struct Adjoint {
    /// Values to compute, in order. Views are not computed.
    pub(crate) forward: Vec<ValueId>,
    /// Layers to go back through, in order.
    pub(crate) backward: Vec<Reverse>,
    /// For each output, what a loss may do with its gradient.
    pub(crate) seeds: Vec<Seed>,
}

/// One step back: from the gradient of a value to those of what it was computed from.
#[derive(Debug)]
pub(crate) struct Reverse {
    pub(crate) value: ValueId,
    /// What becomes of the gradient of each input.
    pub(crate) inputs: Vec<Wanted>,
    /// What becomes of the gradients of the layer's parameters.
    pub(crate) parameters: Wanted,
}

/// What becomes of a gradient; the runtime has the same three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Nothing in front of it learns.
    Nothing,
    /// It is the first.
    Stored,
    /// It adds to others.
    Added,
}

/// What a loss may do with the gradient of an output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seed {
    /// Nothing else uses the value, so its gradient may skip the activation that made it.
    pub(crate) exclusive: bool,
    /// An earlier output is the same value.
    pub(crate) repeated: bool,
}
