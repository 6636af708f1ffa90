//! The static table of a network: what the summary, the picture, the files and the passes read.

use crate::shape::Sizes;

/// One tensor of a layer's parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tensor {
    /// Keras's name for it: `kernel`, `bias`.
    pub name: &'static str,
    /// Its shape, the last axis fastest in memory: `[inputs, units]` for a kernel.
    pub sizes: Sizes,
    /// Whether training changes it.
    pub trainable: bool,
}

/// The tensors of a layer, at most four, in the order in which they lie in memory.
#[derive(Clone, Copy, Debug)]
pub struct Tensors {
    list: [Tensor; 4],
    count: usize,
}

impl Tensors {
    /// No parameters.
    pub const NONE: Self = Self { list: [Tensor { name: "", sizes: Sizes::new(&[]), trainable: false }; 4], count: 0 };

    /// These tensors and one more, which training changes.
    #[must_use]
    pub const fn with(mut self, name: &'static str, sizes: Sizes) -> Self {
        self.list[self.count] = Tensor { name, sizes, trainable: true };
        self.count += 1;
        self
    }

    /// The tensors as a slice.
    #[must_use]
    pub const fn as_slice(&self) -> &[Tensor] {
        self.list.split_at(self.count).0
    }

    /// How many numbers they hold, all or only what training changes.
    #[must_use]
    pub const fn parameters(&self, only_trainable: bool) -> usize {
        let mut sum = 0;
        let mut index = 0;
        while index < self.count {
            if self.list[index].trainable || !only_trainable {
                sum += self.list[index].sizes.elements();
            }
            index += 1;
        }
        sum
    }
}

/// One set of parameters, with its name.
#[derive(Clone, Copy, Debug)]
pub struct LayerNode {
    /// The name given in `layer name = …`, or Keras's: `dense`, `dense_1`, ….
    pub name: &'static str,
    /// What it was written as: `Dense`, `Concat`, `relu`.
    pub kind: &'static str,
    /// Its parameters.
    pub tensors: Tensors,
    /// Where they begin in the flat vector.
    pub offset: usize,
}

impl LayerNode {
    /// A layer whose place is not yet known.
    #[must_use]
    pub const fn new(name: &'static str, kind: &'static str, tensors: Tensors) -> Self {
        Self { name, kind, tensors, offset: 0 }
    }
}

/// One value that flows: an input, or what a layer gives.
#[derive(Clone, Copy, Debug)]
pub struct ValueNode {
    /// What messages and the summary call it.
    pub name: &'static str,
    /// The layer that gives it, as an index; none for an input.
    pub layer: Option<usize>,
    /// The values it is computed from, as indices.
    pub from: &'static [usize],
    /// Its shape.
    pub sizes: Sizes,
    /// Numbers a sample that the layer keeps beside its output for the way back.
    pub kept: usize,
    /// Whether it is another view of the value it comes from: same numbers, same place.
    pub view: bool,
    /// Operations for one sample on the way forward.
    pub flops: usize,
    /// Where it begins in the workspace, in numbers a sample.
    pub offset: usize,
}

impl ValueNode {
    /// A network's input.
    #[must_use]
    pub const fn input(name: &'static str, sizes: Sizes) -> Self {
        Self { name, layer: None, from: &[], sizes, kept: 0, view: false, flops: 0, offset: 0 }
    }

    /// What a layer gives.
    #[must_use]
    pub const fn output(name: &'static str, layer: usize, from: &'static [usize], sizes: Sizes) -> Self {
        Self { name, layer: Some(layer), from, sizes, kept: 0, view: false, flops: 0, offset: 0 }
    }

    /// The same with what the layer keeps and what it costs.
    #[must_use]
    pub const fn costs(mut self, kept: usize, flops: usize) -> Self {
        self.kept = kept;
        self.flops = flops;
        self
    }

    /// The same as another view of the value it comes from.
    #[must_use]
    pub const fn as_view(mut self) -> Self {
        self.view = true;
        self
    }
}

/// One result of a network.
#[derive(Clone, Copy, Debug)]
pub struct OutputNode {
    /// The declared name; empty if the only output has none.
    pub name: &'static str,
    /// The value, as an index.
    pub value: usize,
    /// Whether nothing else uses the value, so that a loss may pass its gradient through the activation that made it.
    pub exclusive: bool,
    /// Whether an earlier output is the same value, so that gradients add up.
    pub repeated: bool,
}

/// A network as a table. All of it is a constant.
#[derive(Clone, Copy, Debug)]
pub struct Graph {
    /// The network's name.
    pub name: &'static str,
    /// Its layers in the order in which they were first used.
    pub layers: &'static [LayerNode],
    /// Its values in the order of evaluation, inputs first.
    pub values: &'static [ValueNode],
    /// Its outputs in the declared order.
    pub outputs: &'static [OutputNode],
}

impl Graph {
    /// The inputs: the values that no layer gives.
    pub fn inputs(&self) -> impl Iterator<Item = &'static ValueNode> + use<> {
        self.values.iter().take_while(|value| value.layer.is_none())
    }

    /// How many parameters there are, all or only what training changes.
    #[must_use]
    pub const fn parameters(&self, only_trainable: bool) -> usize {
        let mut sum = 0;
        let mut index = 0;
        while index < self.layers.len() {
            sum += self.layers[index].tensors.parameters(only_trainable);
            index += 1;
        }
        sum
    }

    /// Additions and multiplications of a forward pass, for one sample; an activation counts as one operation an element.
    #[must_use]
    pub const fn flops(&self) -> usize {
        let mut sum = 0;
        let mut index = 0;
        while index < self.values.len() {
            sum += self.values[index].flops;
            index += 1;
        }
        sum
    }

    /// Numbers that a forward pass keeps for one sample: inputs, every layer's output, and what layers keep beside.
    #[must_use]
    pub const fn activations(&self) -> usize {
        let mut sum = 0;
        let mut index = 0;
        while index < self.values.len() {
            let value = &self.values[index];
            if !value.view {
                sum += value.sizes.elements() + value.kept;
            }
            index += 1;
        }
        sum
    }
}

/// Gives each layer its place in the flat parameter vector.
#[must_use]
pub const fn place_layers<const N: usize>(mut layers: [LayerNode; N]) -> [LayerNode; N] {
    let mut end = 0;
    let mut index = 0;
    while index < N {
        layers[index].offset = end;
        end += layers[index].tensors.parameters(false);
        index += 1;
    }
    layers
}

/// Gives each value its place in the workspace.
#[must_use]
pub const fn place_values<const N: usize>(mut values: [ValueNode; N]) -> [ValueNode; N] {
    let mut end = 0;
    let mut index = 0;
    while index < N {
        if values[index].view {
            values[index].offset = values[values[index].from[0]].offset;
        } else {
            values[index].offset = end;
            end += values[index].sizes.elements() + values[index].kept;
        }
        index += 1;
    }
    values
}
