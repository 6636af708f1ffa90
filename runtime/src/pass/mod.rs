//! The passes over a network, in which the macro's code calls its layers one after another.

mod backward;
mod forward;

use std::ops::Range;

use crate::graph::{Graph, LayerNode, Origin};

pub use backward::BackwardPass;
pub use forward::ForwardPass;

/// Layers of a network up to which a pass over it is one function, in which what the network's table says is constants. Of more layers each is a call
/// that reads the table: compiling them all anew would take longer than they ever save.
const FEW: usize = 16;

/// Whether a pass over a network is one function.
const fn is_small(graph: &Graph) -> bool {
    graph.layers.len() <= FEW
}

/// Where the values, parameters and layers of a network under way stand among those of the whole, which itself is the default.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame {
    /// Its first value's place on the tape.
    values: usize,
    /// Its first parameter.
    parameters: usize,
    /// Its first layer, those inside of networks counted one by one.
    leaf: usize,
}

impl Frame {
    /// A network used as a layer of this one, its values' places beginning there.
    fn inside(self, layer: &LayerNode, values: usize) -> Self {
        Self { values, parameters: self.parameters + layer.offset, leaf: self.leaf + layer.leaf }
    }

    /// Whether training leaves a layer alone.
    #[inline(always)]
    fn is_frozen(self, layer: &LayerNode, frozen: &[bool]) -> bool {
        layer.is_frozen || frozen.get(self.leaf + layer.leaf).is_some_and(|frozen| *frozen)
    }

    /// Where a layer's parameters lie.
    #[inline(always)]
    fn place(self, layer: &LayerNode) -> Range<usize> {
        let place = layer.place();
        self.parameters + place.start..self.parameters + place.end
    }
}

/// The layer that gives a value.
#[inline(always)]
fn layer_of(graph: &'static Graph, value: usize) -> Option<&'static LayerNode> {
    graph.values[value].layer().map(|layer| &graph.layers[layer])
}

/// Whether `value` is followed by so many values that its network gives beside it.
fn is_output(graph: &Graph, value: usize, beside: usize) -> bool {
    beside == 0 || graph.values.get(value + beside).is_some_and(|node| node.origin == Origin::Beside(value))
}
