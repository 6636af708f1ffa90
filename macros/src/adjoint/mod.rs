//! Stage 4, what runs: the steps of the forward and the backward pass.

mod reverse;

use crate::graph::{BlockId, Graph, LayerId, Origin, Step, ValueId};

pub(crate) use reverse::reverse;

/// The two passes.
#[derive(Debug)]
pub(crate) struct Adjoint {
    pub(crate) forward: Vec<Forward>,
    pub(crate) backward: Vec<Backward>,
}

/// One step forward.
#[derive(Debug)]
pub(crate) enum Forward {
    /// A layer gives a value.
    Apply { layer: LayerId, value: ValueId },
    /// A network used as a layer gives a value, and those beside it.
    Call { layer: LayerId, value: ValueId },
    /// A value stands for another one from now on.
    Assign { value: ValueId, from: ValueId },
    /// As often as is known at run time.
    Repeat { block: BlockId, steps: Vec<Forward> },
    /// Once for each row; what a turn gives may be kept in a row of a stack.
    Rows { row: ValueId, of: ValueId, stack: Option<ValueId>, steps: Vec<Forward> },
    /// One of the two.
    Branch { block: BlockId, then: Vec<Forward>, otherwise: Vec<Forward> },
}

/// One step back.
#[derive(Debug)]
pub(crate) enum Backward {
    /// From the gradient of a value to those of what it was computed from.
    Reverse { layer: LayerId, value: ValueId },
    /// The same through a network.
    ReverseCall { layer: LayerId, value: ValueId },
    /// A value stands for what it stood for before.
    Restore { value: ValueId },
    /// As often as the loop ran.
    Repeat { steps: Vec<Backward> },
    /// Once for each row, the last one first.
    Rows { row: ValueId, of: ValueId, stack: Option<ValueId>, steps: Vec<Backward> },
    /// The one that was taken.
    Branch { then: Vec<Backward>, otherwise: Vec<Backward> },
}
