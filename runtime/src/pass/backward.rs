//! The way from the gradients of the outputs to those of the parameters.

use std::fmt;
use std::ops::Range;

use super::{Frame, is_output, is_small, layer_of};
use crate::layers::{Backward, Destination, InputGradients, Inputs, Layer, Scratch, Target, Weights};
use crate::network::Network;
use crate::scalar::Scalar;
use crate::tape::{Others, Tape, open_gradient};

/// A pass over a network from the gradients of its outputs to those of its parameters.
pub struct BackwardPass<'a, N: Network> {
    pub(crate) frame: Frame,
    pub(crate) tape: &'a mut Tape<N::Scalar>,
    pub(crate) parameters: &'a mut [N::Scalar],
    /// Which layers training leaves alone.
    pub(crate) frozen: &'a [bool],
    pub(crate) parameter_gradients: &'a mut [N::Scalar],
    /// The learning rate, if gradients go straight into the parameters.
    pub(crate) descent: Option<N::Scalar>,
    pub(crate) scratch: &'a mut Scratch<N::Scalar>,
    pub(crate) training: bool,
}

/// What a layer has of the parameters, on the way back; nothing if there is no layer.
#[derive(Default)]
struct Owned {
    place: Range<usize>,
    /// How many of them training changes.
    trainable: usize,
    is_frozen: bool,
    /// Whether no other value has given them gradients in this pass.
    is_first: bool,
}

impl<N: Network> fmt::Debug for BackwardPass<'_, N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a pass back over {}: {:?}", N::GRAPH.name, self.tape)
    }
}

impl<N: Network> BackwardPass<'_, N> {
    /// Passes the gradient of a value back through the layer that gave it, to its inputs and to its parameters; nothing if no
    /// gradient came, or none is wanted.
    #[inline(always)]
    pub fn reverse<L: Layer<N::Scalar>>(&mut self, layer: &L, value: usize) {
        if const { is_small(N::GRAPH) } { self.pass_back(layer, value) } else { self.pass_back_apart(layer, value) }
    }

    #[inline(never)]
    fn pass_back_apart<L: Layer<N::Scalar>>(&mut self, layer: &L, value: usize) {
        self.pass_back(layer, value);
    }

    #[inline(always)]
    fn pass_back<L: Layer<N::Scalar>>(&mut self, layer: &L, value: usize) {
        let (graph, base) = (N::GRAPH, self.frame.values);
        let node = &graph.values[value];
        let held = self.tape.restore(base + value);
        let (buffer, offset) = (self.tape.buffers[held.buffer], held.offset);
        if node.view.is_some() || !buffer.learns || !self.tape.filled[held.buffer] {
            return;
        }
        let through_activation = self.tape.passed[held.buffer];
        let Owned { place, trainable, is_frozen, is_first } = self.owned(value);
        let destination = if let Some(rate) = self.descent {
            Destination::Descent { rate }
        } else {
            let numbers = &mut self.parameter_gradients[place.clone()];
            if is_first {
                numbers[trainable..].fill(N::Scalar::ZERO);
            }
            Destination::Gradient { numbers, adds: !is_first }
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

    /// What the layer has that gives a value; from now on it has had gradients.
    #[inline(always)]
    fn owned(&mut self, value: usize) -> Owned {
        let Some(layer) = layer_of(N::GRAPH, value) else { return Owned::default() };
        let is_frozen = self.frame.is_frozen(layer, self.frozen);
        let touched = &mut self.tape.touched[self.frame.leaf + layer.leaf];
        Owned {
            place: self.frame.place(layer),
            trainable: if is_frozen { 0 } else { layer.parameters(true) },
            is_frozen,
            is_first: !std::mem::replace(touched, true),
        }
    }

    /// Goes back through a network that is used as a layer.
    pub fn reverse_call<M: Network<Scalar = N::Scalar>>(&mut self, value: usize) {
        let Some(layer) = layer_of(N::GRAPH, value) else { return };
        let base = self.tape.count();
        for index in (0..M::GRAPH.outputs.len()).rev().filter(|index| is_output(N::GRAPH, value, *index)) {
            self.tape.restore(self.frame.values + value + index);
        }
        M::backward(&mut BackwardPass::<M> {
            frame: self.frame.inside(layer, base),
            tape: &mut *self.tape,
            parameters: &mut *self.parameters,
            frozen: self.frozen,
            parameter_gradients: &mut *self.parameter_gradients,
            descent: self.descent,
            scratch: &mut *self.scratch,
            training: self.training,
        });
    }

    /// Lets a value stand for what it stood for before. Both share one gradient, so nothing else is to be done.
    pub fn restore(&mut self, value: usize) {
        self.tape.restore(self.frame.values + value);
    }

    /// Passes the gradient of a row of a value that a loop gave to what was copied there.
    pub fn unstack(&mut self, value: usize, index: usize) {
        let (graph, base) = (N::GRAPH, self.frame.values);
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
        Target::new(numbers, adds, N::Scalar::ONE).put_all(row);
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
