//! The flat vector of a network's parameters: owned by a model, or seen from outside.

use std::fmt;

use crate::graph::{Graph, Tensors};
use crate::kernels::Aligned;
use crate::layers::Layer;
use crate::network::Network;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// The numbers of a network's parameters, its seed and its table: what the macro's struct holds.
#[doc(hidden)]
#[derive(Clone)]
pub struct Parameters<T: Scalar> {
    pub seed: u64,
    numbers: Aligned<T>,
    /// For each layer, those inside of networks one by one, whether training leaves it alone.
    frozen: Vec<bool>,
    graph: &'static Graph,
}

impl<T: Scalar> Parameters<T> {
    /// Zeros for all parameters.
    #[must_use]
    pub fn new(graph: &'static Graph, seed: u64) -> Self {
        Self { seed, numbers: Aligned::zeros(graph.parameters(false)), frozen: vec![false; graph.leaves()], graph }
    }

    /// No numbers at all: for a network that is a layer of another, whose parameters lie there.
    #[must_use]
    pub fn none(graph: &'static Graph) -> Self {
        Self { seed: 0, numbers: Aligned::default(), frozen: Vec::new(), graph }
    }

    /// A copy of these numbers.
    #[must_use]
    pub fn copied(from: &[T], graph: &'static Graph) -> Self {
        let mut numbers = Aligned::zeros(from.len());
        numbers.copy_from_slice(from);
        Self { seed: 0, numbers, frozen: vec![false; graph.leaves()], graph }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.numbers
    }

    /// All of them, to be changed.
    pub fn all_mut(&mut self) -> &mut [T] {
        &mut self.numbers
    }

    /// Those of one layer.
    #[must_use]
    pub fn of(&self, layer: usize) -> Part<'_, T> {
        Part::of(&self.numbers, self.graph, layer)
    }

    /// Those of one layer, to be changed.
    pub fn of_mut(&mut self, layer: usize) -> PartMut<'_, T> {
        PartMut { numbers: &mut self.numbers, frozen: &mut self.frozen }.layer(self.graph, layer)
    }

    /// Whether training leaves each layer alone.
    #[must_use]
    pub fn frozen(&self) -> &[bool] {
        &self.frozen
    }

    /// The same, to be changed.
    pub fn frozen_mut(&mut self) -> &mut [bool] {
        &mut self.frozen
    }
}

/// The numbers of a layer or a network, and the layer's tensors.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Part<'a, T> {
    pub(crate) numbers: &'a [T],
    pub(crate) tensors: &'static Tensors,
}

impl<'a, T> Part<'a, T> {
    fn of(numbers: &'a [T], graph: &'static Graph, layer: usize) -> Self {
        let node = &graph.layers[layer];
        Self { numbers: &numbers[node.place()], tensors: &node.tensors }
    }
}

/// The numbers of a layer or a network, to be changed, and whether training leaves each of its layers alone.
#[doc(hidden)]
#[derive(Debug)]
pub struct PartMut<'a, T> {
    pub(crate) numbers: &'a mut [T],
    pub(crate) frozen: &'a mut [bool],
}

impl<T> PartMut<'_, T> {
    /// The part that belongs to one layer.
    fn layer(self, graph: &Graph, layer: usize) -> Self {
        let node = &graph.layers[layer];
        let leaves = node.leaf..node.leaf + node.leaves();
        Self { numbers: &mut self.numbers[node.place()], frozen: &mut self.frozen[leaves] }
    }
}

impl<'a, T> From<&'a mut [T]> for PartMut<'a, T> {
    fn from(numbers: &'a mut [T]) -> Self {
        Self { numbers, frozen: &mut [] }
    }
}

/// Networks are equal if their parameters are, whatever seeds they grew from.
impl<T: Scalar> PartialEq for Parameters<T> {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl<T: Scalar> fmt::Debug for Parameters<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} × {}, seed {}", self.numbers.len(), T::NAME, self.seed)
    }
}

/// The parameters of a network that is a part of another.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct ParametersView<'a, T> {
    numbers: &'a [T],
    graph: &'static Graph,
}

impl<'a, T: Scalar> ParametersView<'a, T> {
    #[must_use]
    pub fn new(part: Part<'a, T>, graph: &'static Graph) -> Self {
        Self { numbers: part.numbers, graph }
    }

    #[must_use]
    pub fn all(&self) -> &'a [T] {
        self.numbers
    }

    #[must_use]
    pub fn to_model<N: Network<Scalar = T>>(&self) -> N {
        N::with_parameters(self.numbers)
    }

    #[must_use]
    pub fn of(&self, layer: usize) -> Part<'a, T> {
        Part::of(self.numbers, self.graph, layer)
    }
}

impl<T: Scalar> fmt::Debug for ParametersView<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} × {}", self.numbers.len(), T::NAME)
    }
}

/// The parameters of a network that is a part of another, to be changed.
#[doc(hidden)]
pub struct ParametersViewMut<'a, T> {
    part: PartMut<'a, T>,
    graph: &'static Graph,
}

impl<'a, T: Scalar> ParametersViewMut<'a, T> {
    #[must_use]
    pub fn new(part: impl Into<PartMut<'a, T>>, graph: &'static Graph) -> Self {
        Self { part: part.into(), graph }
    }

    pub fn all_mut(&mut self) -> &mut [T] {
        self.part.numbers
    }

    /// Says of all its layers whether training leaves them alone.
    pub fn set_frozen(&mut self, frozen: bool) {
        self.part.frozen.fill(frozen);
    }

    /// Lets a layer write its initial parameters.
    pub fn initialize<L: Layer<T>>(&mut self, layer: &L, index: usize, inputs: &[Sizes], random: &mut Random) {
        let place = self.graph.layers[index].place();
        layer.initialize(inputs, &mut self.part.numbers[place], random);
    }

    /// The same for a network that is a layer.
    pub fn initialize_network<N: Network<Scalar = T>>(&mut self, index: usize, random: &mut Random) {
        let place = self.graph.layers[index].place();
        N::initialize(&mut self.part.numbers[place], random);
    }

    #[must_use]
    pub fn into_layer(self, layer: usize) -> PartMut<'a, T> {
        self.part.layer(self.graph, layer)
    }
}

impl<T: Scalar> fmt::Debug for ParametersViewMut<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} × {}", self.part.numbers.len(), T::NAME)
    }
}
