//! An output beside its target, as losses and metrics see it.

use super::Loss;
use crate::data::Part;
use crate::graph::Graph;
use crate::kernels::{self, Aligned, sum_of};
use crate::layers::{Scratch, Target};
use crate::outputs::Kind;
use crate::scalar::Scalar;
use crate::shape::Sizes;
use crate::tape::{Others, Tape, open_gradient};

/// An output beside its target, for all samples of a batch. Number `element · step + sample` belongs to that element of
/// that sample.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a, T> {
    /// The output, `elements × step`.
    pub numbers: &'a [T],
    /// What it should have been.
    pub truth: Truth<'a, T>,
    /// The shape of the output.
    pub sizes: Sizes,
    /// How many samples count.
    pub samples: usize,
    /// How far neighbouring elements lie apart.
    pub step: usize,
}

/// What an output should have been.
#[derive(Clone, Copy, Debug)]
pub enum Truth<'a, T> {
    /// Numbers, laid out as the output.
    Numbers(&'a [T]),
    /// The class of each sample; of several rows, those of one row after another.
    Classes(&'a [u32]),
}

impl<'a, T: Scalar> Head<'a, T> {
    /// Pairs of output and target, element by element, of the samples that count.
    pub fn pairs(&self) -> impl Iterator<Item = (T, T)> + use<'a, T> {
        let (samples, step) = (self.samples, self.step);
        let truth = match self.truth {
            Truth::Numbers(numbers) => numbers,
            Truth::Classes(_) => &[],
        };
        let rows = self.numbers.chunks_exact(step).zip(truth.chunks_exact(step));
        rows.flat_map(move |(output, truth)| output[..samples].iter().copied().zip(truth[..samples].iter().copied()))
    }

    /// Output and target of each element, for all samples that count.
    pub fn rows(&self) -> impl Iterator<Item = (&'a [T], &'a [T])> + use<'a, T> {
        let (samples, step) = (self.samples, self.step);
        let truth = match self.truth {
            Truth::Numbers(numbers) => numbers,
            Truth::Classes(_) => &[],
        };
        let rows = self.numbers.chunks_exact(step).zip(truth.chunks_exact(step));
        rows.map(move |(output, truth)| (&output[..samples], &truth[..samples]))
    }

    /// Each row of the last axis as an output of its own, with the place of its first number: one for a row of classes, several for a table of them.
    pub fn along_last_axis(&self) -> impl Iterator<Item = (usize, Self)> + use<'a, T> {
        let Self { numbers, truth, sizes, samples, step } = *self;
        let length = sizes.last() * step;
        numbers.chunks_exact(length.max(1)).enumerate().map(move |(row, numbers)| {
            let first = row * length;
            let truth = match truth {
                Truth::Numbers(truth) => Truth::Numbers(&truth[first..first + length]),
                Truth::Classes(classes) => Truth::Classes(&classes[row * samples..(row + 1) * samples]),
            };
            (first, Self { numbers, truth, sizes: Sizes::new(&[sizes.last()]), samples, step })
        })
    }

    /// How much of a sample's loss a row of the last axis is: the mean is that over all rows.
    #[must_use]
    pub fn row_share(&self) -> f64 {
        self.sizes.last() as f64 / self.sizes.elements() as f64
    }

    /// The class of a sample, of an output of one axis: that which is given, or where the target is largest.
    #[must_use]
    pub fn class_of(&self, sample: usize) -> usize {
        match self.truth {
            Truth::Classes(classes) => classes[sample] as usize,
            Truth::Numbers(truth) => self.largest(truth, sample),
        }
    }

    /// For each sample its class and the place of that class in the numbers, of an output of one axis.
    pub fn classes(&self) -> impl Iterator<Item = (usize, usize)> + use<'a, T> {
        let step = self.step;
        let classes = match self.truth {
            Truth::Classes(classes) => classes,
            Truth::Numbers(_) => &[],
        };
        classes.iter().enumerate().map(move |(sample, class)| (*class as usize, *class as usize * step + sample))
    }

    /// The largest element of a sample; the first of equals.
    #[must_use]
    pub fn largest(&self, numbers: &[T], sample: usize) -> usize {
        let mut largest = 0;
        for element in 1..self.sizes.elements() {
            if numbers[element * self.step + sample] > numbers[largest * self.step + sample] {
                largest = element;
            }
        }
        largest
    }

    /// Calls `each` with every sample and its [`largest`](Self::largest) element, faster than one after another.
    pub fn each_largest(&self, numbers: &[T], mut each: impl FnMut(usize, usize)) {
        /// Samples that are looked at beside each other: a whole register of any instruction set.
        const LANES: usize = 16;
        for start in (0..self.samples).step_by(LANES) {
            let lanes = LANES.min(self.samples - start);
            let mut found = [(T::ZERO, 0_u32); LANES];
            kernels::vectorized::<T, _>(
                #[inline(always)]
                || {
                    for (element, row) in numbers.chunks_exact(self.step).enumerate() {
                        for ((largest, place), number) in found.iter_mut().zip(&row[start..start + lanes]) {
                            let is_larger = element == 0 || *number > *largest;
                            *largest = if is_larger { *number } else { *largest };
                            *place = if is_larger { element as u32 } else { *place };
                        }
                    }
                },
            );
            for (lane, (_, largest)) in found.iter().enumerate().take(lanes) {
                each(start + lane, *largest as usize);
            }
        }
    }
}

/// Where a loss's gradient goes.
#[derive(Debug)]
pub struct Seed<'a, T> {
    /// The place; what is put there is scaled to the mean over the batch and the loss's weight.
    pub target: Target<'a, T>,
    pub(super) may_pass: bool,
    pub(super) passed: &'a mut bool,
}

impl<T> Seed<'_, T> {
    /// Whether the gradient may be given with respect to what entered the activation that made the output, which for
    /// softmax and sigmoid under a cross-entropy is simple and stable. Asking is a promise to do so.
    #[must_use]
    pub fn through_activation(&mut self) -> bool {
        *self.passed = self.may_pass;
        self.may_pass
    }
}

/// A target of one output, gathered for a batch.
#[derive(Debug)]
pub(crate) enum TargetBatch<T> {
    Numbers(Aligned<T>),
    Classes(Vec<u32>),
}

impl<T: Scalar> TargetBatch<T> {
    /// Room for what a part of the data will bring.
    pub(crate) fn for_part(part: &Part<'_, T>) -> Self {
        match part {
            Part::Numbers { .. } | Part::Bytes { .. } => Self::Numbers(Aligned::default()),
            Part::Classes(_) | Part::Indices { .. } => Self::Classes(Vec::new()),
        }
    }

    /// Gathers the chosen samples.
    pub(crate) fn load(&mut self, part: &Part<'_, T>, samples: &[usize], step: usize, room: &mut Scratch<T>) {
        match (self, part) {
            (Self::Numbers(batch), Part::Numbers { elements, .. } | Part::Bytes { elements, .. }) => {
                batch.reserve(elements * step);
                part.gather(samples, (batch, step), room);
            }
            (Self::Classes(batch), Part::Classes(classes)) => {
                batch.clear();
                batch.extend(samples.iter().map(|sample| classes[*sample]));
            }
            (Self::Classes(batch), Part::Indices { indices, elements }) => {
                batch.clear();
                for row in 0..*elements {
                    batch.extend(samples.iter().map(|sample| indices[sample * elements + row]));
                }
            }
            (place, part) => {
                *place = Self::for_part(part);
                place.load(part, samples, step, room);
            }
        }
    }
}

/// All outputs of a network beside their targets.
pub(crate) struct Heads<'a, T: Scalar> {
    pub(crate) graph: &'static Graph,
    /// Where the outputs lie, and where their gradients go.
    pub(crate) tape: &'a mut Tape<T>,
    /// Whether gradients are wanted.
    pub(crate) training: bool,
    pub(crate) targets: &'a [TargetBatch<T>],
    /// The weights of the samples, for each output; none if all count the same.
    pub(crate) weights: &'a [Vec<f64>],
    /// Room for the loss of each sample, and for a gradient that is to be weighted.
    pub(crate) losses: &'a mut Vec<f64>,
    pub(crate) room: &'a mut Scratch<T>,
    /// The sum of each output's loss, unweighted.
    pub(crate) sums: &'a mut [f64],
    /// The weighted sum of all.
    pub(crate) total: f64,
}

impl<T: Scalar> Heads<'_, T> {
    /// One output beside its target.
    pub(crate) fn head(&self, index: usize) -> Head<'_, T> {
        head(self.tape, self.graph, &self.targets[index], index)
    }

    /// Whether nothing but the loss of this output looks at its value, so that its gradient may skip the activation that
    /// made it.
    fn is_exclusive(&self, index: usize) -> bool {
        let place = |index: usize| self.tape.places[self.graph.outputs[index].value];
        let (buffer, outputs) = (place(index).buffer, 0..self.graph.outputs.len());
        let elements = self.graph.values[self.graph.outputs[index].value].sizes.elements();
        let whole = self.tape.buffers[buffer].length == elements * self.tape.step;
        whole
            && self.tape.buffers[buffer].uses == 0
            && outputs.filter(|output| place(*output).buffer == buffer).count() == 1
    }

    /// Adds up one output's loss and, in training, sends its gradient on its way.
    pub(crate) fn judge<K: Kind, L: Loss<K>>(&mut self, index: usize, loss: &L) {
        let mut losses = std::mem::take(self.losses);
        losses.clear();
        losses.resize(self.tape.samples, 0.0);
        if self.training {
            self.judge_in_training(index, loss, &mut losses);
        } else {
            loss.evaluate(&self.head(index), &mut losses, None);
        }
        let sum = match self.weights.get(index) {
            None => sum_of([&losses], |[loss]| loss),
            Some(weights) => sum_of([&losses, weights], |[loss, weight]| loss * weight),
        };
        *self.losses = losses;
        self.sums[index] = sum;
        self.total += loss.weight() * sum;
    }

    fn judge_in_training<K: Kind, L: Loss<K>>(&mut self, index: usize, loss: &L, losses: &mut [f64]) {
        let may_pass = self.is_exclusive(index);
        let value = self.graph.outputs[index].value;
        let place = self.tape.places[value];
        // The gradients are lent out while the outputs are looked at.
        let mut gradients = std::mem::take(&mut self.tape.gradients);
        let mut filled = self.tape.filled[place.buffer];
        let mut passed = false;
        let head = head(self.tape, self.graph, &self.targets[index], index);
        let (samples, step, length) = (head.samples, head.step, head.numbers.len());
        let buffer = &self.tape.buffers[place.buffer];
        let mut all = Others::all(&mut gradients);
        let (numbers, adds) = open_gradient(&mut all, (buffer, &mut filled), place.offset, length);
        let scale = T::from_f64(loss.weight() / samples as f64);
        if let Some(weights) = self.weights.get(index) {
            let room = self.room.room(length);
            let target = Target::new(&mut *room, false, scale);
            loss.evaluate(&head, losses, Some(Seed { target, may_pass, passed: &mut passed }));
            for (numbers, room) in numbers.chunks_exact_mut(step).zip(room.chunks_exact(step)) {
                for ((number, gradient), weight) in numbers.iter_mut().zip(room).zip(weights) {
                    let before = if adds { *number } else { T::ZERO };
                    *number = before + *gradient * T::from_f64(*weight);
                }
            }
        } else {
            let target = Target::new(&mut *numbers, adds, scale);
            loss.evaluate(&head, losses, Some(Seed { target, may_pass, passed: &mut passed }));
        }
        for row in numbers.chunks_exact_mut(step) {
            row[samples..].fill(T::ZERO);
        }
        self.tape.gradients = gradients;
        self.tape.filled[place.buffer] = filled;
        self.tape.passed[place.buffer] = passed;
    }
}

/// One output of a network beside its target.
fn head<'a, T: Scalar>(tape: &'a Tape<T>, graph: &Graph, target: &'a TargetBatch<T>, index: usize) -> Head<'a, T> {
    let value = graph.outputs[index].value;
    let sizes = graph.values[value].sizes;
    let truth = match target {
        TargetBatch::Numbers(numbers) => Truth::Numbers(&numbers[..sizes.elements() * tape.step]),
        TargetBatch::Classes(classes) => Truth::Classes(classes),
    };
    let numbers = tape.numbers_of(value, sizes.elements());
    Head { numbers, truth, sizes, samples: tape.samples, step: tape.step }
}
