//! One step: gather a batch, forward, judge, backward, update.

use std::fmt;
use std::sync::OnceLock;

use super::trained::Trained;
use crate::data::Part;
use crate::error::Result;
use crate::graph::{Graph, TensorPlace};
use crate::kernels::{self, Aligned, Slices};
use crate::layers::Scratch;
use crate::losses::{Heads, TargetBatch};
use crate::network::Network;
use crate::optimizers::{Alongside, Optimizer, Step, Whole};
use crate::pass::{BackwardPass, ForwardPass, Frame};
use crate::random::{Purpose, Random};
use crate::scalar::Scalar;
use crate::shape::Sizes;
use crate::tape::Tape;

/// What one step after another works on. Nothing is allocated after the largest batch has been seen.
#[derive(Debug)]
pub(crate) struct Workbench<T: Scalar> {
    graph: &'static Graph,
    tape: Tape<T>,
    parameter_gradients: Aligned<T>,
    scratch: Scratch<T>,
    targets: Vec<TargetBatch<T>>,
    /// The weights of the batch's samples, for each output; nothing if all count the same.
    weights: Vec<Vec<f64>>,
    losses: Vec<f64>,
    sums: Vec<f64>,
    /// The stream of predictions, as long as nobody has drawn from it.
    unused: Option<Box<Random>>,
    /// Numbers a sample that a pass keeps, those of loops counted once.
    room: usize,
    /// Whether a gradient is whole as soon as it is known, and so may go straight into the parameters.
    may_descend: bool,
    /// Whether all passes are laid out alike.
    is_straight: bool,
    /// What training changes; known from the first time that it is asked for.
    trained: Option<Trained>,
    /// What layers have added to the loss in this pass, for all samples together.
    penalty: f64,
}

/// What an optimizer remembers.
#[derive(Clone)]
pub(crate) struct Memory<T: Scalar> {
    pub(crate) slots: Vec<Aligned<T>>,
    pub(crate) iteration: u64,
}

impl<T: Scalar> fmt::Debug for Memory<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} slots after {} steps", self.slots.len(), self.iteration)
    }
}

impl<T: Scalar> Default for Workbench<T> {
    fn default() -> Self {
        Self {
            graph: &Graph::EMPTY,
            tape: Tape::default(),
            parameter_gradients: Aligned::default(),
            scratch: Scratch::default(),
            targets: Vec::new(),
            weights: Vec::new(),
            losses: Vec::new(),
            sums: Vec::new(),
            unused: None,
            room: 0,
            may_descend: false,
            is_straight: false,
            trained: None,
            penalty: 0.0,
        }
    }
}

impl<T: Scalar> Workbench<T> {
    pub(crate) fn new(graph: &'static Graph) -> Self {
        let mut workbench = Self::default();
        workbench.turn_to(graph);
        workbench
    }

    /// For a model whose layers, regularizers and constraints can work as they are set.
    pub(super) fn for_model<N: Network<Scalar = T>>(model: &N) -> Result<Self> {
        let trained = Some(Trained::of(model).checked()?);
        Ok(Self { trained, ..Self::new(N::GRAPH) })
    }

    /// From now on it works for this network.
    #[inline]
    pub(crate) fn turn_to(&mut self, graph: &'static Graph) {
        if !std::ptr::eq(self.graph, graph) {
            self.begin_with(graph);
        }
    }

    fn begin_with(&mut self, graph: &'static Graph) {
        self.graph = graph;
        self.targets.clear();
        self.sums.clear();
        self.sums.resize(graph.outputs.len(), 0.0);
        self.room = graph.activations();
        self.may_descend = graph.applies_each_layer_once();
        self.is_straight = graph.is_straight();
        self.tape.forget_layout();
        self.trained = None;
    }

    /// What training changes of this model.
    pub(super) fn trained<N: Network<Scalar = T>>(&mut self, network: &N) -> &Trained {
        self.trained.get_or_insert_with(|| Trained::of(network))
    }

    /// Gathers the chosen samples of the inputs; a single sample needs no filling up.
    #[inline]
    pub(crate) fn load_inputs<N: Network<Scalar = T>>(&mut self, x: &[Part<'_, T>], samples: &[usize]) {
        let count = samples.len();
        let step = if count == 1 { 1 } else { kernels::apart::<T>(count) };
        self.tape.begin(N::GRAPH, self.room, (count, step));
        for (input, part) in x.iter().enumerate() {
            let elements = N::GRAPH.values[input].sizes.elements();
            let start = self.tape.start(self.tape.places[input]);
            let plane = &mut self.tape.numbers[start..start + elements * step];
            if count < step {
                plane.fill(T::ZERO);
            }
            part.gather(samples, (plane, step), &mut self.scratch);
        }
    }

    /// Says which samples will be wanted next.
    pub(crate) fn announce(parts: &[Part<'_, T>], samples: &[usize]) {
        for part in parts {
            if let Part::Numbers { numbers, elements } = part {
                kernels::prefetch(*elements, numbers, samples);
            }
        }
    }

    /// Gathers the chosen samples of the targets.
    pub(crate) fn load_targets(&mut self, y: &[Part<'_, T>], samples: &[usize]) {
        if self.targets.len() != y.len() {
            self.targets = y.iter().map(TargetBatch::for_part).collect();
        }
        for (target, part) in self.targets.iter_mut().zip(y) {
            target.load(part, samples, self.tape.step, &mut self.scratch);
        }
    }

    /// Gathers the weights of the chosen samples, for each output; of none, all count the same.
    pub(crate) fn load_weights(&mut self, weights: &[Vec<f64>], samples: &[usize]) {
        self.weights.resize_with(weights.len(), Vec::new);
        for (batch, all) in self.weights.iter_mut().zip(weights) {
            batch.clear();
            batch.extend(samples.iter().map(|sample| all[*sample]));
        }
    }

    #[inline]
    pub(crate) fn forward<N: Network<Scalar = T>>(&mut self, network: &N, training: bool, random: &mut Random) {
        let mut pass = ForwardPass {
            frame: Frame::default(),
            tape: &mut self.tape,
            parameters: network.parameters(),
            frozen: network.frozen(),
            training,
            random,
            penalty: 0.0,
        };
        network.forward(&mut pass);
        self.penalty = pass.penalty;
        if self.is_straight {
            self.tape.keep_layout();
        }
    }

    /// The same outside of training, where layers find the same randomness each time.
    #[inline]
    pub(crate) fn predict<N: Network<Scalar = T>>(&mut self, network: &N) {
        let mut random = self.unused.take().unwrap_or_else(|| Box::new(Random::new(0, Purpose::Layers)));
        self.forward(network, false, &mut random);
        self.unused = Some(random).filter(|random| random.is_unused());
    }

    /// Lets losses (and metrics) look at the outputs; gives the weighted sum of the losses, with what layers and weights cost, and each
    /// output's own.
    pub(crate) fn judge<N: Network<Scalar = T>>(
        &mut self,
        network: &N,
        training: bool,
        look: impl FnOnce(&mut Heads<'_, T>),
    ) -> (f64, &[f64]) {
        let weights = self.trained(network).penalty(network.parameters());
        let penalty = self.penalty + weights * self.tape.samples as f64;
        if training {
            self.tape.begin_gradients(N::GRAPH);
        }
        let mut heads = Heads {
            graph: N::GRAPH,
            tape: &mut self.tape,
            training,
            targets: &self.targets,
            weights: &self.weights,
            losses: &mut self.losses,
            room: &mut self.scratch,
            sums: &mut self.sums,
            total: penalty,
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
    ) -> Result<()> {
        let is_penalized = self.trained(network).is_penalized();
        let descent = optimizer.plain_descent(memory.iteration).filter(|_| self.may_descend && !is_penalized);
        memory.iteration = memory.iteration.saturating_add(1);
        self.backward(network, descent.map(T::from_f64), true);
        if descent.is_none() {
            self.step(network, optimizer, memory)?;
        }
        self.trained(network).constrain(network.parameters_mut());
        Ok(())
    }

    /// Lets the optimizer step on what training changes.
    fn step<N: Network<Scalar = T>, O: Optimizer>(
        &mut self,
        network: &mut N,
        optimizer: &O,
        Memory { slots, iteration }: &mut Memory<T>,
    ) -> Result<()> {
        let Some(trained) = &self.trained else { return Ok(()) };
        let (parameters, gradients) = (network.parameters_mut(), &mut self.parameter_gradients[..N::PARAMETERS]);
        let (tensors, iteration) = (trained.tensors.as_slice(), *iteration);
        let mut vectors: Slices<'_, T> = slots.iter_mut().map(|slot| &mut **slot).collect();
        let slots = vectors.as_mut_slice();
        optimizer.prepare(Whole {
            parameters: &mut *parameters,
            gradients: &mut *gradients,
            slots,
            tensors,
            iteration,
        });
        vectors.insert(0, parameters);
        if optimizer.is_elementwise() {
            let refusal = OnceLock::new();
            for part in &trained.parts {
                let vectors = vectors.iter_mut().map(|vector| &mut vector[part.clone()]).collect();
                let gradients = &gradients[part.clone()];
                kernels::share_slices(vectors, |range, mut vectors| {
                    let [parameters, slots @ ..] = vectors.as_mut_slice() else { return };
                    let (sizes, scratch) = (Sizes::new(&[range.len()]), &mut Scratch::default());
                    let gradients = &gradients[range];
                    let (path, alongside) = ("", Alongside::default());
                    optimizer.step(Step { parameters, gradients, slots, iteration, path, sizes, scratch, alongside });
                    if let Some(error) = scratch.refusal.take() {
                        refusal.get_or_init(|| error);
                    }
                });
            }
            return refusal.into_inner().map_or(Ok(()), Err);
        }
        for TensorPlace { path, place, tensor } in tensors {
            let mut vectors: Slices<'_, T> = vectors.iter_mut().map(|vector| &mut vector[place.clone()]).collect();
            let [parameters, slots @ ..] = vectors.as_mut_slice() else { return Ok(()) };
            let (gradients, sizes, scratch) = (&gradients[place.clone()], tensor.sizes, &mut self.scratch);
            let alongside = Alongside::default();
            optimizer.step(Step { parameters, gradients, slots, iteration, path, sizes, scratch, alongside });
        }
        self.scratch.refusal.take().map_or(Ok(()), Err)
    }

    /// Passes the gradients back, straight into the parameters if a learning rate is given.
    fn backward<N: Network<Scalar = T>>(&mut self, network: &mut N, descent: Option<T>, training: bool) {
        if descent.is_none() {
            self.parameter_gradients.reserve(N::PARAMETERS);
        }
        self.tape.touched.clear();
        self.tape.touched.resize(const { N::GRAPH.leaves() }, false);
        let trained = self.trained.get_or_insert_with(|| Trained::of(network));
        N::backward(&mut BackwardPass {
            frame: Frame::default(),
            tape: &mut self.tape,
            parameters: network.parameters_mut(),
            frozen: &trained.frozen,
            parameter_gradients: &mut self.parameter_gradients,
            descent,
            scratch: &mut self.scratch,
            training,
        });
        if descent.is_none() {
            let mut touched = self.tape.touched.iter();
            clear_untouched(N::GRAPH, 0, &mut touched, &mut self.parameter_gradients);
            trained.add_gradients(network.parameters(), &mut self.parameter_gradients);
        }
    }

    /// The gradients of all parameters for the batch that was judged last.
    pub(crate) fn gradients_of<N: Network<Scalar = T>>(&mut self, network: &mut N, training: bool) -> &[T] {
        self.backward(network, None, training);
        &self.parameter_gradients
    }

    /// Writes the outputs, sample after sample, one place for each output.
    #[inline]
    pub(crate) fn unload<N: Network<Scalar = T>>(&mut self, places: &mut [&mut [T]]) {
        for (output, to) in N::GRAPH.outputs.iter().zip(places) {
            let elements = N::GRAPH.values[output.value].sizes.elements();
            let Tape { samples, step, .. } = self.tape;
            let plane = self.tape.numbers_of(output.value, elements);
            if step == 1 {
                to.copy_from_slice(plane);
            } else {
                kernels::transpose((elements, samples), (plane, step), (to, elements));
            }
        }
    }
}

/// The gradient of a layer that no gradient reached is 0: the arm of a branch that was not taken, a loop that did not run.
fn clear_untouched<'t, T: Scalar>(
    graph: &Graph,
    offset: usize,
    touched: &mut impl Iterator<Item = &'t bool>,
    gradients: &mut [T],
) {
    for layer in graph.layers {
        let start = offset + layer.offset;
        match layer.network {
            Some(network) => clear_untouched(network, start, touched, gradients),
            None if touched.next() == Some(&false) => gradients[start..start + layer.parameters(false)].fill(T::ZERO),
            None => {}
        }
    }
}
