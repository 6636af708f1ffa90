//! The way from inputs to outputs.

use std::fmt;

use super::{Frame, is_output, is_small, layer_of};
use crate::graph::{Graph, ValueNode};
use crate::layers::{Forward, Inputs, Layer};
use crate::network::Network;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::tape::{Place, Tape};

/// How far features lie apart at least where a layer adds what it gives to another value: kernels for one sample or a few do not add.
const JOINED: usize = 32;

/// A pass over a network from its inputs to its outputs.
pub struct ForwardPass<'a, N: Network> {
    pub(crate) frame: Frame,
    pub(crate) tape: &'a mut Tape<N::Scalar>,
    pub(crate) parameters: &'a [N::Scalar],
    /// Which layers training leaves alone.
    pub(crate) frozen: &'a [bool],
    pub(crate) training: bool,
    pub(crate) random: &'a mut Random,
    /// What layers add to the loss, for all samples together.
    pub(crate) penalty: f64,
}

impl<N: Network> fmt::Debug for ForwardPass<'_, N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a pass over {}: {:?}", N::GRAPH.name, self.tape)
    }
}

impl<N: Network> ForwardPass<'_, N> {
    /// Whether this is a training step.
    #[must_use]
    pub fn training(&self) -> bool {
        self.training
    }

    /// Computes a value with the layer that gives it.
    #[inline(always)]
    pub fn apply<L: Layer<N::Scalar>>(&mut self, layer: &L, value: usize) {
        if const { is_small(N::GRAPH) } { self.compute(layer, value) } else { self.compute_apart(layer, value) }
    }

    #[inline(never)]
    fn compute_apart<L: Layer<N::Scalar>>(&mut self, layer: &L, value: usize) {
        self.compute(layer, value);
    }

    #[inline(always)]
    fn compute<L: Layer<N::Scalar>>(&mut self, layer: &L, value: usize) {
        let (graph, base) = (N::GRAPH, self.frame.values);
        let node = &graph.values[value];
        let repeats = self.tape.repeats;
        if let Some(element) = node.view {
            if !repeats {
                self.view(value, element);
            }
            return;
        }
        let owner = layer_of(graph, value);
        let parameters = owner.map_or(0..0, |layer| self.frame.place(layer));
        let is_frozen = owner.is_some_and(|layer| self.frame.is_frozen(layer, self.frozen));
        let (elements, step) = (node.sizes.elements(), self.tape.step);
        let place = if repeats {
            self.tape.places[base + value]
        } else {
            let learns = !parameters.is_empty() && !is_frozen;
            let place = place(self.tape, (node, base), learns);
            self.tape.replace(base + value, place);
            place
        };
        let tape = &mut *self.tape;
        let start = tape.start(place);
        let (before, rest) = tape.numbers.split_at_mut(start);
        let (output, rest) = rest.split_at_mut(elements * step);
        let (kept, behind) = rest.split_at_mut(node.kept * step);
        let end = start + (elements + node.kept) * step;
        let (from, values) = (node.from, graph.values);
        layer.forward(Forward {
            inputs: Inputs {
                before,
                behind,
                end,
                from,
                values,
                places: &tape.places[base..],
                buffers: &tape.buffers,
                step,
            },
            parameters: &self.parameters[parameters],
            output,
            over: node.over,
            adds: step >= JOINED && node.joins.is_some_and(|first| tape.places[base + first] == place),
            kept,
            sizes: node.sizes,
            samples: tape.samples,
            step,
            training: self.training && !is_frozen,
            random: self.random,
            penalty: &mut self.penalty,
        });
        if !repeats && node.over.is_some() {
            spend_inputs(self.tape, graph, (node, base));
        }
    }

    /// Lets a value stand for what of its input begins at an element.
    #[inline(always)]
    fn view(&mut self, value: usize, element: usize) {
        let (graph, base) = (N::GRAPH, self.frame.values);
        let viewed = self.tape.places[base + graph.values[value].from[0]];
        let offset = viewed.offset + element * self.tape.step;
        self.tape.replace(base + value, Place { offset, ..viewed });
    }

    /// Runs a network that is used as a layer; its outputs are the value and those beside it. `set` gives its settings.
    pub fn call<M: Network<Scalar = N::Scalar>>(&mut self, value: usize, set: impl FnOnce(&mut M)) {
        let frame = self.frame;
        let Some(layer) = layer_of(N::GRAPH, value) else { return };
        let base = self.tape.places.len();
        self.tape.places.resize(base + M::GRAPH.values.len(), Place::default());
        for (input, from) in N::GRAPH.values[value].from.iter().enumerate() {
            self.tape.places[base + input] = self.tape.places[frame.values + from];
        }
        let mut network = M::bare();
        set(&mut network);
        let mut pass = ForwardPass::<M> {
            frame: frame.inside(layer, base),
            tape: &mut *self.tape,
            parameters: self.parameters,
            frozen: self.frozen,
            training: self.training,
            random: &mut *self.random,
            penalty: self.penalty,
        };
        network.forward(&mut pass);
        self.penalty = pass.penalty;
        for (index, output) in M::GRAPH.outputs.iter().enumerate() {
            let place = self.tape.places[base + output.value];
            if is_output(N::GRAPH, value, index) {
                self.tape.replace(frame.values + value + index, place);
            }
        }
        self.tape.decisions.push(base as u64);
    }

    /// Lets a value stand for another one.
    pub fn assign(&mut self, value: usize, from: usize) {
        let base = self.frame.values;
        self.tape.replace(base + value, self.tape.places[base + from]);
    }

    /// Lets a value stand for a row of another one.
    pub fn row(&mut self, value: usize, index: usize) {
        let (graph, base) = (N::GRAPH, self.frame.values);
        let node = &graph.values[value];
        let whole = self.tape.places[base + node.from[0]];
        let offset = whole.offset + index * node.sizes.elements() * self.tape.step;
        self.tape.replace(base + value, Place { offset, ..whole });
    }

    /// Makes room for a value that a loop gives row by row.
    pub fn begin_stack(&mut self, value: usize) {
        let (graph, base) = (N::GRAPH, self.frame.values);
        let place = self.tape.push(graph.values[value].sizes.elements(), 0, false);
        self.tape.replace(base + value, place);
    }

    /// Copies what a turn of a loop gives into its row.
    pub fn stack(&mut self, value: usize, index: usize) {
        let (graph, base) = (N::GRAPH, self.frame.values);
        let from = graph.values[value].from[0];
        let length = graph.values[from].sizes.elements() * self.tape.step;
        let (target, place) = (self.tape.places[base + value], self.tape.places[base + from]);
        let (start, to) = (self.tape.start(place), self.tape.start(target) + index * length);
        self.tape.numbers.copy_within(start..start + length, to);
        self.tape.buffers[target.buffer].learns |= self.tape.take(place.buffer).learns;
    }

    /// Remembers how often a loop ran, whether a branch was taken, or a number that layers were made with.
    pub fn decide(&mut self, decision: impl Into<Decision>) {
        self.tape.decisions.push(decision.into().0);
    }
}

/// Gives back the memory of what a value has taken and nobody looks at again.
#[inline(never)]
fn spend_inputs<T: Scalar>(tape: &mut Tape<T>, graph: &Graph, (node, base): (&ValueNode, usize)) {
    for from in node.from.iter().rev().filter(|from| graph.values[**from].is_spent) {
        tape.spend(tape.places[base + from]);
    }
}

/// Where a value lies, if places of its network's values begin there: in a place that there is already, or in a new one. It learns if its layer does or
/// what flows in.
#[inline(never)]
fn place<T: Scalar>(tape: &mut Tape<T>, (node, base): (&ValueNode, usize), mut learns: bool) -> Place {
    let shared = match (node.over, node.joins) {
        (Some(over), _) => Some(node.from[over]),
        (_, Some(first)) if tape.step >= JOINED => Some(first),
        _ => None,
    };
    let shared = shared.map(|first| tape.places[base + first]);
    for from in node.from {
        let from = tape.places[base + from];
        if shared != Some(from) {
            learns |= tape.take(from.buffer).learns;
        }
    }
    let elements = node.sizes.elements();
    let place = shared.unwrap_or_else(|| tape.push(elements, node.kept, learns));
    let buffer = &mut tape.buffers[place.buffer];
    buffer.learns |= learns;
    buffer.is_rectified = node.is_rectified && buffer.length == elements * tape.step;
    place
}

/// How often a loop ran, whether a branch was taken, or a number that layers were made with.
#[derive(Clone, Copy, Debug)]
pub struct Decision(u64);

impl From<usize> for Decision {
    fn from(turns: usize) -> Self {
        Self(turns as u64)
    }
}

impl From<bool> for Decision {
    fn from(taken: bool) -> Self {
        Self(u64::from(taken))
    }
}

impl From<f64> for Decision {
    fn from(number: f64) -> Self {
        Self(number.to_bits())
    }
}
