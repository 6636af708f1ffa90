//! One step: gather a batch, forward, judge, backward, update.

use std::fmt;

use crate::data::Part;
use crate::graph::Graph;
use crate::kernels::{self, Aligned};
use crate::layers::Scratch;
use crate::losses::{Heads, TargetBatch};
use crate::network::Network;
use crate::optimizers::{Optimizer, Step};
use crate::pass::{BackwardPass, ForwardPass};
use crate::random::Random;
use crate::scalar::Scalar;

/// What one step after another works on. Nothing is allocated after the largest batch has been seen.
#[derive(Debug)]
pub(crate) struct Workbench<T: Scalar> {
    graph: &'static Graph,
    values: Aligned<T>,
    gradients: Aligned<T>,
    parameter_gradients: Aligned<T>,
    scratch: Scratch<T>,
    passed: Vec<bool>,
    targets: Vec<TargetBatch<T>>,
    sums: Vec<f64>,
    samples: usize,
    step: usize,
}

/// What an optimizer remembers.
#[derive(Clone)]
pub(crate) struct Memory<T> {
    pub(crate) slots: Vec<Vec<T>>,
    pub(crate) iteration: u64,
}

impl<T> fmt::Debug for Memory<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} slots after {} steps", self.slots.len(), self.iteration)
    }
}

/// A register of any instruction set holds a divisor of so many numbers.
const REGISTER: usize = 16;

impl<T: Scalar> Workbench<T> {
    pub(crate) fn new(graph: &'static Graph) -> Self {
        Self {
            graph,
            values: Aligned::default(),
            gradients: Aligned::default(),
            parameter_gradients: Aligned::default(),
            scratch: Scratch::default(),
            passed: vec![false; graph.values.len()],
            targets: Vec::new(),
            sums: vec![0.0; graph.outputs.len()],
            samples: 0,
            step: 1,
        }
    }

    /// Gathers the chosen samples of the inputs; a single sample needs no filling up.
    pub(crate) fn load_inputs(&mut self, x: &[Part<'_, T>], samples: &[usize]) {
        self.samples = samples.len();
        self.step = if samples.len() == 1 { 1 } else { samples.len().next_multiple_of(REGISTER) };
        self.values.reserve(self.graph.activations() * self.step);
        for (input, part) in self.graph.inputs().zip(x) {
            let Part::Numbers { numbers, elements } = part else { continue };
            let start = input.offset * self.step;
            let plane = &mut self.values[start..start + elements * self.step];
            if self.samples < self.step {
                plane.fill(T::ZERO);
            }
            kernels::gather(*elements, numbers, samples, (plane, self.step));
        }
    }

    /// Gathers the chosen samples of the targets.
    pub(crate) fn load_targets(&mut self, y: &[Part<'_, T>], samples: &[usize]) {
        if self.targets.len() != y.len() {
            self.targets = y.iter().map(TargetBatch::for_part).collect();
        }
        for (target, part) in self.targets.iter_mut().zip(y) {
            target.load(part, samples, self.step);
        }
    }

    pub(crate) fn forward<N: Network<Scalar = T>>(&mut self, network: &N, training: bool, random: &mut Random) {
        N::forward(&mut ForwardPass {
            graph: self.graph,
            parameters: network.parameters(),
            values: &mut self.values,
            samples: self.samples,
            step: self.step,
            training,
            random,
        });
    }

    /// Lets losses (and metrics) look at the outputs; gives the weighted sum of the losses and each output's own.
    pub(crate) fn judge(&mut self, training: bool, look: impl FnOnce(&mut Heads<'_, T>)) -> (f64, &[f64]) {
        if training {
            self.gradients.reserve(self.graph.activations() * self.step);
            self.passed.fill(false);
        }
        let mut heads = Heads {
            graph: self.graph,
            values: &self.values,
            gradients: training.then_some((&mut self.gradients[..], &mut self.passed[..])),
            targets: &self.targets,
            samples: self.samples,
            step: self.step,
            sums: &mut self.sums,
            total: 0.0,
        };
        look(&mut heads);
        (heads.total, &self.sums)
    }

    /// The loss of each output for the batch that was judged last.
    pub(crate) fn sums(&self) -> &[f64] {
        &self.sums
    }

    /// Passes the gradients back and lets the optimizer step.
    pub(crate) fn descend<N: Network<Scalar = T>, O: Optimizer>(
        &mut self,
        network: &mut N,
        optimizer: &O,
        memory: &mut Memory<T>,
    ) {
        let descent = optimizer.plain_descent().filter(|_| !shares_layers(self.graph));
        memory.iteration += 1;
        self.backward(network, descent.map(T::from_f64), true);
        if descent.is_none() {
            optimizer.step(Step {
                parameters: network.parameters_mut(),
                gradients: &self.parameter_gradients,
                slots: &mut memory.slots,
                iteration: memory.iteration,
            });
        }
    }

    /// Passes the gradients back, straight into the parameters if a learning rate is given.
    fn backward<N: Network<Scalar = T>>(&mut self, network: &mut N, descent: Option<T>, training: bool) {
        if descent.is_none() {
            self.parameter_gradients.reserve(self.graph.parameters(false));
        }
        N::backward(&mut BackwardPass {
            graph: self.graph,
            parameters: network.parameters_mut(),
            parameter_gradients: &mut self.parameter_gradients,
            descent,
            values: &self.values,
            gradients: &mut self.gradients,
            passed: &self.passed,
            scratch: &mut self.scratch,
            samples: self.samples,
            step: self.step,
            training,
        });
    }

    /// The gradients of all parameters for the batch that was judged last.
    pub(crate) fn gradients_of<N: Network<Scalar = T>>(&mut self, network: &mut N, training: bool) -> &[T] {
        self.backward(network, None, training);
        &self.parameter_gradients
    }

    /// Appends the outputs, sample after sample, one vector for each output.
    pub(crate) fn unload(&mut self, outputs: &mut [Vec<T>]) {
        for (output, to) in self.graph.outputs.iter().zip(outputs) {
            let value = &self.graph.values[output.value];
            let (elements, start) = (value.sizes.elements(), value.offset * self.step);
            let plane = &self.values[start..start + elements * self.step];
            let end = to.len();
            to.resize(end + elements * self.samples, T::ZERO);
            kernels::transpose((elements, self.samples), (plane, self.step), (&mut to[end..], elements));
        }
    }
}

/// Whether some layer is applied more than once: then its gradient is whole only after the pass, and the pass must not
/// change the parameters under way.
fn shares_layers(graph: &Graph) -> bool {
    let layers = graph.values.iter().filter_map(|value| value.layer);
    layers.count() > graph.layers.len()
}
