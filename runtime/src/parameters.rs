//! The flat vector of a network's parameters: owned by a model, or seen from outside.

use std::fmt;

use crate::graph::Graph;
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
    graph: &'static Graph,
}

impl<T: Scalar> Parameters<T> {
    /// Zeros for all parameters.
    #[must_use]
    pub fn new(graph: &'static Graph, seed: u64) -> Self {
        Self { seed, numbers: Aligned::zeros(graph.parameters(false)), graph }
    }

    /// No numbers at all: for a network that is a layer of another, whose parameters lie there.
    #[must_use]
    pub fn none(graph: &'static Graph) -> Self {
        Self { seed: 0, numbers: Aligned::default(), graph }
    }

    /// A copy of these numbers.
    #[must_use]
    pub fn copied(from: &[T], graph: &'static Graph) -> Self {
        let mut numbers = Aligned::zeros(from.len());
        numbers.copy_from_slice(from);
        Self { seed: 0, numbers, graph }
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
    pub fn of(&self, layer: usize) -> &[T] {
        &self.numbers[self.graph.layers[layer].place()]
    }

    /// Those of one layer, to be changed.
    pub fn of_mut(&mut self, layer: usize) -> &mut [T] {
        &mut self.numbers[self.graph.layers[layer].place()]
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
    pub fn new(numbers: &'a [T], graph: &'static Graph) -> Self {
        Self { numbers, graph }
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
    pub fn of(&self, layer: usize) -> &'a [T] {
        &self.numbers[self.graph.layers[layer].place()]
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
    numbers: &'a mut [T],
    graph: &'static Graph,
}

impl<'a, T: Scalar> ParametersViewMut<'a, T> {
    #[must_use]
    pub fn new(numbers: &'a mut [T], graph: &'static Graph) -> Self {
        Self { numbers, graph }
    }

    pub fn all_mut(&mut self) -> &mut [T] {
        self.numbers
    }

    /// Lets a layer write its initial parameters.
    pub fn initialize<L: Layer<T>>(&mut self, layer: &L, index: usize, inputs: &[Sizes], random: &mut Random) {
        let place = self.graph.layers[index].place();
        layer.initialize(inputs, &mut self.numbers[place], random);
    }

    /// The same for a network that is a layer.
    pub fn initialize_network<N: Network<Scalar = T>>(&mut self, index: usize, random: &mut Random) {
        let place = self.graph.layers[index].place();
        N::initialize(&mut self.numbers[place], random);
    }

    #[must_use]
    pub fn into_layer(self, layer: usize) -> &'a mut [T] {
        &mut self.numbers[self.graph.layers[layer].place()]
    }
}

impl<T: Scalar> fmt::Debug for ParametersViewMut<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} × {}", self.numbers.len(), T::NAME)
    }
}
