//! The passes over a network, in which the macro's code calls its layers one after another.

use std::fmt;

use crate::graph::{Graph, LayerNode};
use crate::layers::{Backward, Destination, Forward, InputGradients, Inputs, Layer, Scratch, Wanted, Weights};
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// The numbers of a network's parameters, its seed and its table: what the macro's struct holds.
#[doc(hidden)]
#[derive(Clone)]
pub struct Parameters<T: Scalar> {
    pub seed: u64,
    numbers: crate::kernels::Aligned<T>,
    graph: &'static Graph,
}

impl<T: Scalar> Parameters<T> {
    /// Zeros for all parameters.
    #[must_use]
    pub fn new(graph: &'static Graph, seed: u64) -> Self {
        Self { seed, numbers: crate::kernels::Aligned::zeros(graph.parameters(false)), graph }
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
        &self.numbers[place(&self.graph.layers[layer])]
    }

    /// Those of one layer, to be changed.
    pub fn of_mut(&mut self, layer: usize) -> &mut [T] {
        &mut self.numbers[place(&self.graph.layers[layer])]
    }

    /// Lets a layer write its initial parameters.
    pub fn initialize<L: Layer<T>>(&mut self, layer: &L, index: usize, inputs: &[Sizes], random: &mut Random) {
        layer.initialize(inputs, self.of_mut(index), random);
    }
}

fn place(layer: &LayerNode) -> std::ops::Range<usize> {
    layer.offset..layer.offset + layer.tensors.parameters(false)
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

/// A pass from inputs to outputs.
#[derive(Debug)]
pub struct ForwardPass<'a, T> {
    pub(crate) graph: &'static Graph,
    pub(crate) parameters: &'a [T],
    pub(crate) values: &'a mut [T],
    pub(crate) samples: usize,
    pub(crate) step: usize,
    pub(crate) training: bool,
    pub(crate) random: &'a mut Random,
}

impl<T: Scalar> ForwardPass<'_, T> {
    /// Computes a value with the layer that gives it.
    pub fn apply<L: Layer<T>>(&mut self, layer: &L, value: usize) {
        let node = &self.graph.values[value];
        let (before, rest) = self.values.split_at_mut(node.offset * self.step);
        let (output, rest) = rest.split_at_mut(node.sizes.elements() * self.step);
        let parameters = node.layer.map_or(0..0, |layer| place(&self.graph.layers[layer]));
        layer.forward(Forward {
            inputs: Inputs { numbers: before, places: node.from, values: self.graph.values, step: self.step },
            parameters: &self.parameters[parameters],
            output,
            kept: &mut rest[..node.kept * self.step],
            sizes: node.sizes,
            samples: self.samples,
            step: self.step,
            training: self.training,
            random: self.random,
        });
    }
}

/// A pass from the gradients of the outputs to those of the parameters.
#[derive(Debug)]
pub struct BackwardPass<'a, T: Scalar> {
    pub(crate) graph: &'static Graph,
    pub(crate) parameters: &'a mut [T],
    pub(crate) parameter_gradients: &'a mut [T],
    /// The learning rate, if gradients go straight into the parameters.
    pub(crate) descent: Option<T>,
    pub(crate) values: &'a [T],
    pub(crate) gradients: &'a mut [T],
    pub(crate) passed: &'a [bool],
    pub(crate) scratch: &'a mut Scratch<T>,
    pub(crate) samples: usize,
    pub(crate) step: usize,
    pub(crate) training: bool,
}

impl<T: Scalar> BackwardPass<'_, T> {
    /// Passes the gradient of a value back through the layer that gave it: to its inputs and to its parameters, each of
    /// which says what becomes of it.
    pub fn reverse<L: Layer<T>>(&mut self, layer: &L, value: usize, inputs: &[Wanted], parameters: Wanted) {
        let node = &self.graph.values[value];
        let start = node.offset * self.step;
        let end = start + node.sizes.elements() * self.step;
        let (before, rest) = self.gradients.split_at_mut(start);
        let place = node.layer.map_or(0..0, |layer| place(&self.graph.layers[layer]));
        let destination = match self.descent {
            Some(rate) if parameters != Wanted::Nothing => Destination::Descent { rate },
            _ => Destination::Gradient {
                numbers: self.parameter_gradients.get_mut(place.clone()).unwrap_or_default(),
                wanted: parameters,
            },
        };
        layer.backward(Backward {
            inputs: Inputs { numbers: self.values, places: node.from, values: self.graph.values, step: self.step },
            weights: Weights { parameters: &mut self.parameters[place], destination },
            output: &self.values[start..end],
            kept: &self.values[end..end + node.kept * self.step],
            gradient: &mut rest[..end - start],
            through_activation: self.passed[value],
            input_gradients: InputGradients {
                numbers: before,
                places: node.from,
                values: self.graph.values,
                wanted: inputs,
                step: self.step,
            },
            sizes: node.sizes,
            samples: self.samples,
            step: self.step,
            training: self.training,
            scratch: self.scratch,
        });
    }
}
