//! The passes over a network, in which the macro's code calls its layers one after another.

use crate::graph::{Graph, LayerNode, Origin, ValueNode};
use crate::layers::{Backward, Destination, Forward, InputGradients, Inputs, Layer, Scratch, Target, Weights};
use crate::network::Network;
use crate::random::Random;
use crate::scalar::Scalar;
use crate::tape::{Others, Place, Tape, open_gradient};

/// How far features lie apart at least where a layer adds what it gives to another value: kernels for one sample or a few do not add.
const JOINED: usize = 32;

/// A network under way: its table, and where its values, parameters and layers stand among those of the whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) graph: &'static Graph,
    /// Its first value's place on the tape.
    values: usize,
    /// Its first parameter.
    parameters: usize,
    /// Its first layer, those inside of networks counted one by one.
    leaf: usize,
}

impl Frame {
    /// The whole network.
    pub(crate) fn of(graph: &'static Graph) -> Self {
        Self { graph, values: 0, parameters: 0, leaf: 0 }
    }

    /// A network used as a layer of this one, its values' places beginning there.
    fn inside(self, layer: &LayerNode, graph: &'static Graph, values: usize) -> Self {
        Self { graph, values, parameters: self.parameters + layer.offset, leaf: self.leaf + layer.leaf }
    }

    /// The layer that gives a value.
    fn layer(self, value: usize) -> Option<&'static LayerNode> {
        self.graph.values[value].layer().map(|layer| &self.graph.layers[layer])
    }

    /// Whether training leaves a layer alone.
    fn is_frozen(self, layer: &LayerNode, frozen: &[bool]) -> bool {
        layer.is_frozen || frozen.get(self.leaf + layer.leaf).is_some_and(|frozen| *frozen)
    }

    fn place(self, layer: &LayerNode) -> std::ops::Range<usize> {
        let place = layer.place();
        self.parameters + place.start..self.parameters + place.end
    }
}

/// A pass from inputs to outputs.
#[derive(Debug)]
pub struct ForwardPass<'a, T: Scalar> {
    pub(crate) frame: Frame,
    pub(crate) tape: &'a mut Tape<T>,
    pub(crate) parameters: &'a [T],
    /// Which layers training leaves alone.
    pub(crate) frozen: &'a [bool],
    pub(crate) training: bool,
    pub(crate) random: &'a mut Random,
    /// What layers add to the loss, for all samples together.
    pub(crate) penalty: f64,
}

impl<T: Scalar> ForwardPass<'_, T> {
    /// Whether this is a training step.
    #[must_use]
    pub fn training(&self) -> bool {
        self.training
    }

    /// Computes a value with the layer that gives it.
    pub fn apply<L: Layer<T>>(&mut self, layer: &L, value: usize) {
        let Frame { graph, values: base, .. } = self.frame;
        let node = &graph.values[value];
        let repeats = self.tape.repeats;
        if let Some(element) = node.view {
            if repeats {
                return;
            }
            let viewed = self.tape.places[base + node.from[0]];
            let offset = viewed.offset + element * self.tape.step;
            return self.tape.replace(base + value, Place { offset, ..viewed });
        }
        let owner = self.frame.layer(value);
        let parameters = owner.map_or(0..0, |layer| self.frame.place(layer));
        let is_frozen = owner.is_some_and(|layer| self.frame.is_frozen(layer, self.frozen));
        let (elements, step) = (node.sizes.elements(), self.tape.step);
        let place = if repeats {
            self.tape.places[base + value]
        } else {
            let shared = match (node.over, node.joins) {
                (Some(over), _) => Some(node.from[over]),
                (_, Some(first)) if step >= JOINED => Some(first),
                _ => None,
            };
            let learns = !parameters.is_empty() && !is_frozen;
            let place = self.place(value, learns, shared.map(|first| self.tape.places[base + first]));
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
            self.spend_inputs(node);
        }
    }

    /// Gives back the memory of what a value has taken and nobody looks at again.
    #[inline(never)]
    fn spend_inputs(&mut self, node: &ValueNode) {
        let base = self.frame.values;
        for from in node.from.iter().rev().filter(|from| self.frame.graph.values[**from].is_spent) {
            self.tape.spend(self.tape.places[base + from]);
        }
    }

    /// Where a value lies: in a place that there is already, or in a new one. It learns if its layer does or what flows in.
    #[inline(never)]
    fn place(&mut self, value: usize, mut learns: bool, shared: Option<Place>) -> Place {
        let Frame { graph, values: base, .. } = self.frame;
        let (node, tape) = (&graph.values[value], &mut *self.tape);
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

    /// Runs a network that is used as a layer; its outputs are the value and those beside it. `set` gives its settings.
    pub fn call<N: Network<Scalar = T>>(&mut self, value: usize, set: impl FnOnce(&mut N)) {
        let frame = self.frame;
        let Some(layer) = frame.layer(value) else { return };
        let base = self.tape.places.len();
        self.tape.places.resize(base + N::GRAPH.values.len(), Place::default());
        for (input, from) in frame.graph.values[value].from.iter().enumerate() {
            self.tape.places[base + input] = self.tape.places[frame.values + from];
        }
        let mut network = N::bare();
        set(&mut network);
        self.frame = frame.inside(layer, N::GRAPH, base);
        network.forward(self);
        self.frame = frame;
        for (index, output) in N::GRAPH.outputs.iter().enumerate() {
            let place = self.tape.places[base + output.value];
            if is_output(frame.graph, value, index) {
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
        let Frame { graph, values: base, .. } = self.frame;
        let node = &graph.values[value];
        let whole = self.tape.places[base + node.from[0]];
        let offset = whole.offset + index * node.sizes.elements() * self.tape.step;
        self.tape.replace(base + value, Place { offset, ..whole });
    }

    /// Makes room for a value that a loop gives row by row.
    pub fn begin_stack(&mut self, value: usize) {
        let Frame { graph, values: base, .. } = self.frame;
        let place = self.tape.push(graph.values[value].sizes.elements(), 0, false);
        self.tape.replace(base + value, place);
    }

    /// Copies what a turn of a loop gives into its row.
    pub fn stack(&mut self, value: usize, index: usize) {
        let Frame { graph, values: base, .. } = self.frame;
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

/// Whether `value` is followed by so many values that its network gives beside it.
fn is_output(graph: &Graph, value: usize, beside: usize) -> bool {
    beside == 0 || graph.values.get(value + beside).is_some_and(|node| node.origin == Origin::Beside(value))
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

/// A pass from the gradients of the outputs to those of the parameters.
#[derive(Debug)]
pub struct BackwardPass<'a, T: Scalar> {
    pub(crate) frame: Frame,
    pub(crate) tape: &'a mut Tape<T>,
    pub(crate) parameters: &'a mut [T],
    /// Which layers training leaves alone.
    pub(crate) frozen: &'a [bool],
    pub(crate) parameter_gradients: &'a mut [T],
    /// The learning rate, if gradients go straight into the parameters.
    pub(crate) descent: Option<T>,
    pub(crate) scratch: &'a mut Scratch<T>,
    pub(crate) training: bool,
}

impl<T: Scalar> BackwardPass<'_, T> {
    /// Passes the gradient of a value back through the layer that gave it, to its inputs and to its parameters; nothing if no
    /// gradient came, or none is wanted.
    pub fn reverse<L: Layer<T>>(&mut self, layer: &L, value: usize) {
        let Frame { graph, values: base, leaf, .. } = self.frame;
        let node = &graph.values[value];
        let held = self.tape.restore(base + value);
        let (buffer, offset) = (self.tape.buffers[held.buffer], held.offset);
        if node.view.is_some() || !buffer.learns || !self.tape.filled[held.buffer] {
            return;
        }
        let through_activation = self.tape.passed[held.buffer];
        let owner = self.frame.layer(value);
        let place = owner.map_or(0..0, |owner| self.frame.place(owner));
        let is_frozen = owner.is_some_and(|owner| self.frame.is_frozen(owner, self.frozen));
        let trainable = owner.map_or(0, |owner| if is_frozen { 0 } else { owner.parameters(true) });
        let first = owner.is_some_and(|owner| !std::mem::replace(&mut self.tape.touched[leaf + owner.leaf], true));
        let destination = if let Some(rate) = self.descent {
            Destination::Descent { rate }
        } else {
            let numbers = &mut self.parameter_gradients[place.clone()];
            if first {
                numbers[trainable..].fill(T::ZERO);
            }
            Destination::Gradient { numbers, adds: !first }
        };
        let tape = &mut *self.tape;
        let (step, length) = (tape.step, node.sizes.elements() * tape.step);
        let (output, gradient) = (buffer.start + offset, buffer.gradient + offset);
        let end = output + length;
        let (gradient, others) = Others::around(&mut tape.gradients, gradient..gradient + length);
        let (from, values) = (node.from, graph.values);
        let (places, buffers) = (&tape.places[base..], &tape.buffers[..]);
        let (filled, passed, numbers) = (&mut tape.filled[..], &mut tape.passed[..], &tape.numbers[..]);
        layer.backward(Backward {
            inputs: Inputs { before: numbers, behind: &[], end, from, values, places, buffers, step },
            weights: Weights { parameters: &mut self.parameters[place], trainable, destination },
            output: &numbers[output..end],
            kept: &numbers[end..end + node.kept * step],
            gradient,
            through_activation,
            input_gradients: InputGradients {
                numbers: others,
                inputs: numbers,
                from,
                over: node.over,
                values,
                places,
                buffers,
                filled,
                passed,
                step,
            },
            sizes: node.sizes,
            samples: tape.samples,
            step,
            training: self.training && !is_frozen,
            scratch: self.scratch,
        });
        if node.over.is_some() {
            // What has passed this layer's activation has not passed that of the layer in whose place it lies.
            self.tape.passed[held.buffer] = false;
        }
    }

    /// Goes back through a network that is used as a layer.
    pub fn reverse_call<N: Network<Scalar = T>>(&mut self, value: usize) {
        let frame = self.frame;
        let Some(layer) = frame.layer(value) else { return };
        let base = self.tape.count();
        for index in (0..N::GRAPH.outputs.len()).rev().filter(|index| is_output(frame.graph, value, *index)) {
            self.tape.restore(frame.values + value + index);
        }
        self.frame = frame.inside(layer, N::GRAPH, base);
        N::backward(self);
        self.frame = frame;
    }

    /// Lets a value stand for what it stood for before. Both share one gradient, so nothing else is to be done.
    pub fn restore(&mut self, value: usize) {
        self.tape.restore(self.frame.values + value);
    }

    /// Passes the gradient of a row of a value that a loop gave to what was copied there.
    pub fn unstack(&mut self, value: usize, index: usize) {
        let Frame { graph, values: base, .. } = self.frame;
        let from = graph.values[value].from[0];
        let length = graph.values[from].sizes.elements() * self.tape.step;
        let tape = &mut *self.tape;
        let (whole, place) = (tape.places[base + value], tape.places[base + from]);
        if !tape.filled[whole.buffer] || !tape.buffers[place.buffer].learns {
            return;
        }
        let start = tape.buffers[whole.buffer].gradient + whole.offset + index * length;
        let row = self.scratch.room(length);
        row.copy_from_slice(&tape.gradients[start..start + length]);
        let (buffer, filled) = (&tape.buffers[place.buffer], &mut tape.filled[place.buffer]);
        let mut gradients = Others::all(&mut tape.gradients);
        let (numbers, adds) = open_gradient(&mut gradients, (buffer, filled), place.offset, length);
        Target::new(numbers, adds, T::ONE).put_all(row);
    }

    /// How often the loop ran that comes next on the way back.
    pub fn turns(&mut self) -> usize {
        self.tape.count()
    }

    /// Whether the branch was taken that comes next on the way back.
    pub fn taken(&mut self) -> bool {
        self.tape.decision() != 0
    }

    /// The number that layers were made with which comes next on the way back.
    pub fn number(&mut self) -> f64 {
        f64::from_bits(self.tape.decision())
    }
}
