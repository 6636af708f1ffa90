//! The static table of a network: what the summary, the picture, the files and the passes read.

mod nodes;
mod overlay;
mod tensors;

use std::ops::Range;

pub use nodes::{BlockKind, BlockNode, LayerNode, Origin, OutputNode, ValueNode, place_layers};
pub use overlay::lay_over;
pub use tensors::{Tensor, TensorPlace, Tensors};

/// A network as a table. All of it is a constant.
#[derive(Clone, Copy, Debug)]
pub struct Graph {
    /// The network's name.
    pub name: &'static str,
    /// Its layers in the order in which they were first used.
    pub layers: &'static [LayerNode],
    /// Its values in the order of evaluation, inputs first.
    pub values: &'static [ValueNode],
    /// Its loops and branches; each stands behind the one around it.
    pub blocks: &'static [BlockNode],
    /// Its outputs in the declared order.
    pub outputs: &'static [OutputNode],
}

impl Graph {
    /// The table of no network.
    pub(crate) const EMPTY: Self = Self { name: "", layers: &[], values: &[], blocks: &[], outputs: &[] };

    /// The inputs: the values that no layer gives.
    pub fn inputs(&self) -> impl Iterator<Item = &'static ValueNode> + use<> {
        self.values.iter().take_while(|value| value.origin == Origin::Input)
    }

    /// How many parameters there are, all or only what training changes.
    #[must_use]
    pub const fn parameters(&self, only_trainable: bool) -> usize {
        let mut sum = 0;
        let mut index = 0;
        while index < self.layers.len() {
            sum += self.layers[index].parameters(only_trainable);
            index += 1;
        }
        sum
    }

    /// Additions and multiplications of a forward pass, for one sample; an activation counts as one operation an element. A
    /// loop over rows counts each row; a loop whose count is known only at run time counts once, and a branch as its costlier
    /// arm.
    #[must_use]
    pub const fn flops(&self) -> usize {
        self.sum((0, self.values.len()), None, Quantity::Flops)
    }

    /// Numbers that a forward pass keeps for one sample: inputs, every output of a layer that has a place of its own, and what layers
    /// keep beside. Loops and branches count as in [`flops`](Self::flops).
    #[must_use]
    pub const fn activations(&self) -> usize {
        self.sum((0, self.values.len()), None, Quantity::Room)
    }

    /// What the call of a layer costs that costs most, of those inside of networks too: additions and multiplications for one sample.
    pub(crate) const fn largest_layer(&self) -> usize {
        let mut largest = 0;
        let mut index = 0;
        while index < self.values.len() {
            let value = &self.values[index];
            let network = match value.layer() {
                Some(layer) => self.layers[layer].network,
                None => None,
            };
            let flops = match network {
                Some(network) => network.largest_layer(),
                None => value.flops,
            };
            largest = if flops > largest { flops } else { largest };
            index += 1;
        }
        largest
    }

    pub(crate) const fn room(&self) -> usize {
        let mut inputs = 0;
        let mut index = 0;
        while index < self.values.len() && matches!(self.values[index].origin, Origin::Input) {
            inputs += self.values[index].sizes.elements();
            index += 1;
        }
        self.activations() - inputs
    }

    /// The sum over the values of a block, and of all blocks in it, from the first to below the end.
    const fn sum(&self, (first, end): (usize, usize), block: Option<usize>, quantity: Quantity) -> usize {
        let mut sum = 0;
        // What the last first arm of a branch costs, and which one it was.
        let (mut arm, mut costs) = (self.blocks.len(), 0);
        let mut index = first;
        while index < end {
            let value = &self.values[index];
            let Some(inside) = self.child(block, value.block) else {
                sum += match quantity {
                    Quantity::Flops => value.flops,
                    Quantity::Room => value.room(self.layers),
                };
                index += 1;
                continue;
            };
            let until = self.end_of(inside, index);
            let inner = self.sum((index, until), Some(inside), quantity);
            match self.blocks[inside].kind {
                BlockKind::Repeat => sum += inner,
                BlockKind::Rows(count) => sum += count * inner,
                BlockKind::If => {
                    (arm, costs) = (inside, inner);
                    sum += inner;
                }
                BlockKind::Else(first) => sum += inner.saturating_sub(if first == arm { costs } else { 0 }),
            }
            index = until;
        }
        sum
    }

    /// The block directly inside of `around` that holds `block`; none if they are the same.
    const fn child(&self, around: Option<usize>, block: Option<usize>) -> Option<usize> {
        if is_same(around, block) {
            return None;
        }
        let mut child = block;
        while let Some(inside) = child {
            let parent = self.blocks[inside].parent;
            if is_same(parent, around) {
                return Some(inside);
            }
            child = parent;
        }
        None
    }

    /// The end of a block's values, which lie side by side, from one of them on.
    const fn end_of(&self, block: usize, from: usize) -> usize {
        let mut index = from;
        while index < self.values.len() {
            let inside = is_same(self.values[index].block, Some(block));
            if !inside && self.child(Some(block), self.values[index].block).is_none() {
                break;
            }
            index += 1;
        }
        index
    }

    /// How many layers there are, those inside of networks counted one by one.
    pub(crate) const fn leaves(&self) -> usize {
        let mut sum = 0;
        let mut index = 0;
        while index < self.layers.len() {
            sum += self.layers[index].leaves();
            index += 1;
        }
        sum
    }

    /// Every layer that is not a network, those inside of networks too: its path (`encoder.dense_1`), itself, and where its
    /// parameters lie in the flat vector.
    #[must_use]
    pub fn all_layers(&self) -> Vec<(String, &'static LayerNode, Range<usize>)> {
        fn collect(
            graph: &Graph,
            path: &str,
            offset: usize,
            all: &mut Vec<(String, &'static LayerNode, Range<usize>)>,
        ) {
            for layer in graph.layers {
                let (path, start) = (format!("{path}{}", layer.name), offset + layer.offset);
                match layer.network {
                    Some(network) => collect(network, &format!("{path}."), start, all),
                    None => all.push((path, layer, start..start + layer.parameters(false))),
                }
            }
        }
        let mut all = Vec::new();
        collect(self, "", 0, &mut all);
        all
    }

    /// Every tensor with its path (`encoder.dense_1.kernel`) and where it lies in the flat vector.
    #[must_use]
    pub fn all_tensors(&self) -> Vec<(String, &'static Tensor, Range<usize>)> {
        let mut all = Vec::new();
        for (path, layer, place) in self.all_layers() {
            let mut start = place.start;
            for tensor in layer.tensors.as_slice() {
                let end = start + tensor.sizes.elements();
                all.push((format!("{path}.{}", tensor.name), tensor, start..end));
                start = end;
            }
        }
        all
    }

    /// The tensors that training changes if it leaves some layers alone.
    pub(crate) fn trained_tensors(&self, frozen: &[bool]) -> Vec<TensorPlace> {
        let mut all = Vec::new();
        for (leaf, (path, layer, place)) in self.all_layers().into_iter().enumerate() {
            let mut start = place.start;
            for tensor in layer.tensors.as_slice() {
                let end = start + tensor.sizes.elements();
                if tensor.trainable && frozen.get(leaf) != Some(&true) {
                    all.push(TensorPlace { path: format!("{path}.{}", tensor.name), place: start..end, tensor });
                }
                start = end;
            }
        }
        all
    }

    /// Whether every pass computes the same values in the same order: no loops, no branches, no networks within.
    pub(crate) fn is_straight(&self) -> bool {
        self.blocks.is_empty()
            && self.layers.iter().all(|layer| layer.network.is_none())
            && self.values.iter().all(|value| matches!(value.origin, Origin::Input | Origin::Layer(_)))
    }

    /// Whether no layer with parameters can run twice in a pass, so that its gradient is whole as soon as it is known.
    pub(crate) fn applies_each_layer_once(&self) -> bool {
        self.layers.iter().enumerate().all(|(index, layer)| {
            let mut uses = self.values.iter().filter(|value| value.layer() == Some(index));
            let once = match (uses.next(), uses.next()) {
                (Some(only), None) => !self.is_in_a_loop(only.block),
                _ => false,
            };
            let inside = layer.network.is_none_or(Graph::applies_each_layer_once);
            layer.parameters(false) == 0 || (once && inside)
        })
    }

    fn is_in_a_loop(&self, block: Option<usize>) -> bool {
        block.is_some_and(|block| {
            let node = &self.blocks[block];
            matches!(node.kind, BlockKind::Repeat | BlockKind::Rows(_)) || self.is_in_a_loop(node.parent)
        })
    }
}

#[derive(Clone, Copy)]
enum Quantity {
    Flops,
    Room,
}

const fn is_same(one: Option<usize>, other: Option<usize>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}
