//! The rows of a network's table: layers, values, blocks, outputs.

use super::{Graph, Tensors};
use crate::layers::{Reuse, Rule};
use crate::shape::Sizes;

/// One set of parameters, with its name: a layer, or a whole network used as one.
#[derive(Clone, Copy, Debug)]
pub struct LayerNode {
    /// The name given in `layer name = …`, or Keras's: `dense`, `dense_1`, ….
    pub name: &'static str,
    /// What it was written as: `Dense`, `Concat`, `relu`, `Encoder`.
    pub kind: &'static str,
    /// Its parameters; none for a network, whose own table has them.
    pub tensors: Tensors,
    /// The table of the network that it is, if it is one.
    pub network: Option<&'static Graph>,
    /// Where its parameters begin in the flat vector of the network that uses it.
    pub offset: usize,
    /// How many numbers its parameters are, and how many of them training changes: counted once, since every step asks.
    numbers: (usize, usize),
    /// How many layers, those inside of networks counted one by one, stand before it.
    pub(crate) leaf: usize,
    /// Whether it was declared as one that training does not change.
    pub(crate) is_frozen: bool,
}

impl LayerNode {
    /// A layer whose place is not yet known.
    #[must_use]
    pub const fn new(name: &'static str, written: &'static str, rule: Rule) -> Self {
        // A network is called by its own name, also where it was written as a parameter.
        let kind = match rule.graph {
            Some(network) => network.name,
            None => written,
        };
        let numbers = match rule.graph {
            Some(network) => (network.parameters(false), network.parameters(true)),
            None => (rule.tensors.parameters(false), rule.tensors.parameters(true)),
        };
        Self {
            name,
            kind,
            tensors: rule.tensors,
            network: rule.graph,
            offset: 0,
            numbers,
            leaf: 0,
            is_frozen: rule.is_frozen,
        }
    }

    /// How many numbers its parameters are, all or only what training changes.
    #[must_use]
    pub const fn parameters(&self, only_trainable: bool) -> usize {
        if only_trainable { self.numbers.1 } else { self.numbers.0 }
    }

    /// Where its parameters lie in the flat vector of the network that uses it.
    pub(crate) fn place(&self) -> std::ops::Range<usize> {
        self.offset..self.offset + self.parameters(false)
    }

    pub(crate) const fn leaves(&self) -> usize {
        match self.network {
            Some(network) => network.leaves(),
            None => 1,
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The network takes it.
    Input,
    /// A layer gives it, as an index.
    Layer(usize),
    /// A network used as a layer gives it beside its first output: the value of that.
    Beside(usize),
    /// `let mut`: it is given anew in each turn of a loop, or in the arms of a branch.
    Mutable,
    /// `for row in …`: one row after another.
    Row,
    /// The value of a `for row in …`: what each turn gives, one after another.
    Stack,
}

/// One value that flows.
#[derive(Clone, Copy, Debug)]
pub struct ValueNode {
    /// What messages and the summary call it.
    pub name: &'static str,
    /// Where it comes from.
    pub origin: Origin,
    /// The values it is computed from, as indices.
    pub from: &'static [usize],
    /// The values that a loop or a branch gives it anew, if it is mutable.
    pub anew: &'static [usize],
    /// Its shape.
    pub sizes: Sizes,
    /// The loop or branch in which it is computed, as an index; none outside of all.
    pub block: Option<usize>,
    /// Numbers a sample that the layer keeps beside its output for the way back.
    pub kept: usize,
    /// Operations for one sample on the way forward.
    pub flops: usize,
    /// The element of the value it comes from at which it begins, if it is another view of the same numbers.
    pub view: Option<usize>,
    /// Whether it is what `relu` gives.
    pub(crate) is_rectified: bool,
    /// Whether something else takes it than layers of its own block: a name, a loop, a branch, an output.
    pub(crate) is_held: bool,
    /// What its layer leaves to others.
    pub(crate) reuse: Reuse,
    /// Which of its inputs it takes the place of.
    pub(crate) over: Option<usize>,
    /// Whether nobody looks at its numbers again once the only layer that takes it has done so.
    pub(crate) is_spent: bool,
    /// The value to whose numbers its own are added, since nothing but their sum is wanted.
    pub(crate) joins: Option<usize>,
}

impl ValueNode {
    /// A value of this name, origin and shape.
    #[must_use]
    pub const fn new(name: &'static str, origin: Origin, from: &'static [usize], sizes: Sizes) -> Self {
        Self {
            name,
            origin,
            from,
            anew: &[],
            sizes,
            block: None,
            kept: 0,
            flops: 0,
            view: None,
            is_rectified: false,
            is_held: false,
            reuse: Reuse::NONE,
            over: None,
            is_spent: false,
            joins: None,
        }
    }

    /// What a layer gives by its rule.
    #[must_use]
    pub const fn by(mut self, rule: Rule) -> Self {
        self.kept = rule.kept;
        self.flops = rule.flops;
        self.view = rule.view;
        self.is_rectified = rule.is_rectified;
        self.reuse = rule.reuse;
        self
    }

    /// The same inside of a loop or a branch.
    #[must_use]
    pub const fn inside(mut self, block: usize) -> Self {
        self.block = Some(block);
        self
    }

    /// The same where a loop or a branch gives it anew.
    #[must_use]
    pub const fn given_anew(mut self, values: &'static [usize]) -> Self {
        self.anew = values;
        self
    }

    /// The same where something else takes it than layers of its own block.
    #[must_use]
    pub const fn held(mut self) -> Self {
        self.is_held = true;
        self
    }

    /// The layer that gives it, as an index.
    #[must_use]
    pub const fn layer(&self) -> Option<usize> {
        match self.origin {
            Origin::Layer(layer) => Some(layer),
            _ => None,
        }
    }

    /// Numbers a sample that it adds to what a forward pass keeps.
    pub(super) const fn room(&self, layers: &[LayerNode]) -> usize {
        let lies_elsewhere = self.view.is_some() || self.over.is_some() || self.joins.is_some();
        match (self.origin, lies_elsewhere) {
            (Origin::Input | Origin::Stack, _) => self.sizes.elements(),
            (Origin::Layer(layer), false) => match layers[layer].network {
                Some(network) => network.room(),
                None => self.sizes.elements() + self.kept,
            },
            _ => 0,
        }
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A loop whose count is known at run time: `for _ in 0..depth`.
    Repeat,
    /// A loop over the rows of a value, as many as this.
    Rows(usize),
    /// What runs if a condition holds at run time.
    If,
    /// What runs otherwise; the `If` that it belongs to, as an index.
    Else(usize),
}

/// A loop or an arm of a branch.
#[derive(Clone, Copy, Debug)]
pub struct BlockNode {
    /// What it is.
    pub kind: BlockKind,
    /// How it was written: `for _ in 0..depth`, `if depth > 4`.
    pub written: &'static str,
    /// The block around it, as an index; none outside of all.
    pub parent: Option<usize>,
}

/// One result of a network.
#[derive(Clone, Copy, Debug)]
pub struct OutputNode {
    /// The declared name; empty if the only output has none.
    pub name: &'static str,
    /// The value, as an index.
    pub value: usize,
}

/// Gives each layer its place in the flat parameter vector.
#[must_use]
pub const fn place_layers<const N: usize>(mut layers: [LayerNode; N]) -> [LayerNode; N] {
    let (mut end, mut leaves) = (0, 0);
    let mut index = 0;
    while index < N {
        layers[index].offset = end;
        layers[index].leaf = leaves;
        end += layers[index].parameters(false);
        leaves += layers[index].leaves();
        index += 1;
    }
    layers
}
