//! What a layer is handed when it is called.

use crate::error::Error;
use crate::graph::ValueNode;
use crate::kernels::{self, Aligned, Factor, Finish, WeightGradient};
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;
use crate::tape::{Buffer, Others, Place, open_gradient};

/// The values that flow into a layer.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a, T> {
    /// The memory in front of the layer's own, and behind it, from there on.
    pub(crate) before: &'a [T],
    pub(crate) behind: &'a [T],
    pub(crate) end: usize,
    /// Which values flow in.
    pub(crate) from: &'a [usize],
    /// The table and the places of all values of the network.
    pub(crate) values: &'static [ValueNode],
    pub(crate) places: &'a [Place],
    pub(crate) buffers: &'a [Buffer],
    pub(crate) step: usize,
}

impl<'a, T> Inputs<'a, T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// The shape of one of them.
    #[must_use]
    pub fn sizes(&self, index: usize) -> Sizes {
        self.values[self.from[index]].sizes
    }

    /// Whether two of them have one place: one was added to the other, or they are one.
    pub(crate) fn lie_together(&self, one: usize, other: usize) -> bool {
        self.places[self.from[one]] == self.places[self.from[other]]
    }

    /// One of them: `elements × step` numbers.
    #[must_use]
    #[inline(always)]
    pub fn get(&self, index: usize) -> &'a [T] {
        let place = self.places[self.from[index]];
        let start = self.buffers[place.buffer].start + place.offset;
        let length = self.sizes(index).elements() * self.step;
        if start < self.before.len() {
            &self.before[start..start + length]
        } else {
            &self.behind[start - self.end..start - self.end + length]
        }
    }
}

/// A call on the way forward.
#[derive(Debug)]
pub struct Forward<'a, T> {
    /// What flows in.
    pub inputs: Inputs<'a, T>,
    /// The layer's parameters.
    pub parameters: &'a [T],
    /// Where the result goes, `elements × step`; holds old numbers before.
    pub output: &'a mut [T],
    /// Which input lies there already, if the layer works in place.
    pub(crate) over: Option<usize>,
    /// Whether the result is to be added to what is there.
    pub(crate) adds: bool,
    /// What the layer keeps for the way back, `kept × step`.
    pub kept: &'a mut [T],
    /// The shape of the result.
    pub sizes: Sizes,
    /// How many samples count.
    pub samples: usize,
    /// How far neighbouring features lie apart: `samples`, filled up to whole registers.
    pub step: usize,
    /// Whether this is a training step.
    pub training: bool,
    /// Randomness for training.
    pub random: &'a mut Random,
    /// What the layer adds to the loss: the sum over all samples, whose gradient it adds on the way back.
    pub penalty: &'a mut f64,
}

impl<T: Scalar> Forward<'_, T> {
    /// Computes each number of the result from that of the only input, in a vectorised loop.
    #[inline(always)]
    pub(crate) fn put_from(self, number: impl Fn(T) -> T) {
        let (input, output) = (self.inputs.get(0), self.output);
        kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                for (output, input) in output.iter_mut().zip(input) {
                    *output = number(*input);
                }
            },
        );
    }
}

/// A call on the way back.
#[derive(Debug)]
pub struct Backward<'a, T: Scalar> {
    /// What flowed in.
    pub inputs: Inputs<'a, T>,
    /// The layer's parameters, and where their gradients go.
    pub weights: Weights<'a, T>,
    /// The result of the way forward.
    pub output: &'a [T],
    /// What the layer kept on the way forward.
    pub kept: &'a [T],
    /// The gradient of the loss with respect to the output; free to be overwritten.
    pub gradient: &'a mut [T],
    /// Whether `gradient` has passed the layer's activation already, because the loss knows their joint gradient.
    pub through_activation: bool,
    /// Where the gradients of the inputs go.
    pub input_gradients: InputGradients<'a, T>,
    /// The shape of the result.
    pub sizes: Sizes,
    /// How many samples count; the gradient of all others is 0.
    pub samples: usize,
    /// How far neighbouring features lie apart.
    pub step: usize,
    /// Whether the way forward was a training step.
    pub training: bool,
    /// Room to work in.
    pub scratch: &'a mut Scratch<T>,
}

/// Room to work in, from one call to the next.
#[derive(Debug, Default)]
pub struct Scratch<T: Scalar> {
    room: Aligned<T>,
    /// Why what was asked of an optimizer could not be done: its step has no other way out.
    pub(crate) refusal: Option<Error>,
}

impl<T: Scalar> Scratch<T> {
    /// Room for so many numbers, which hold anything; allocates only when more than ever before are wanted.
    pub fn room(&mut self, count: usize) -> &mut [T] {
        self.room.reserve(count);
        &mut self.room[..count]
    }
}

/// Where a gradient goes: `numbers ← scale · gradient`, or added to what is there. Each number is delivered exactly once a call.
///
/// The first gradient of a value is stored, further ones are added; for plain descent `numbers` are the parameters themselves
/// and `scale` is the negative learning rate.
#[derive(Debug)]
pub struct Target<'a, T> {
    numbers: &'a mut [T],
    adds: bool,
    scale: T,
}

impl<'a, T: Scalar> Target<'a, T> {
    pub(crate) fn new(numbers: &'a mut [T], adds: bool, scale: T) -> Self {
        Self { numbers, adds, scale }
    }

    /// Its numbers, whether what comes is added to them, and what it is multiplied by: for threads that deliver to a part each.
    pub(super) fn into_parts(self) -> (&'a mut [T], bool, T) {
        (self.numbers, self.adds, self.scale)
    }

    /// A part of it, as a target of its own.
    #[must_use]
    pub fn part(&mut self, range: std::ops::Range<usize>) -> Target<'_, T> {
        Target { numbers: &mut self.numbers[range], adds: self.adds, scale: self.scale }
    }

    /// Delivers one number of the gradient.
    pub fn put(&mut self, index: usize, gradient: T) {
        let number = &mut self.numbers[index];
        *number = if self.adds { *number } else { T::ZERO } + self.scale * gradient;
    }

    /// Begins a gradient of which only some numbers are added to, the others being 0.
    pub fn begin(&mut self) {
        if !self.adds {
            self.numbers.fill(T::ZERO);
        }
    }

    /// Adds to a number of the gradient that was delivered in this call, or to any after [`begin`](Self::begin).
    pub fn add(&mut self, index: usize, gradient: T) {
        self.numbers[index] += self.scale * gradient;
    }

    /// Delivers a whole gradient, computed from the index of each number. Where it depends on nothing but numbers that are laid out as it,
    /// [`put_from`](Self::put_from) is several times as fast.
    pub fn put_each(&mut self, gradient: impl Fn(usize) -> T) {
        let (scale, adds, numbers) = (self.scale, self.adds, &mut *self.numbers);
        kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                for (index, number) in numbers.iter_mut().enumerate() {
                    *number = if adds { *number } else { T::ZERO } + scale * gradient(index);
                }
            },
        );
    }

    /// Delivers a whole gradient, each number of it computed from those in its place in some slices; in a loop for the machine's instruction set if
    /// the closure is marked `#[inline(always)]`.
    ///
    /// # Panics
    ///
    /// If a slice is shorter than the gradient: a mistake in the layer or loss.
    pub fn put_from<const N: usize>(&mut self, slices: [&[T]; N], gradient: impl Fn([T; N]) -> T) {
        let (scale, adds, numbers) = (self.scale, self.adds, &mut *self.numbers);
        kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                // Slices as long as the result need no checks within the loops, which the compiler then vectorises. What computes the gradient stands
                // in both: called by a closure of our own, it would not be inlined where it is long.
                let slices = slices.map(|slice| &slice[..numbers.len()]);
                if adds {
                    for (index, number) in numbers.iter_mut().enumerate() {
                        *number += scale * gradient(column(&slices, index));
                    }
                } else {
                    for (index, number) in numbers.iter_mut().enumerate() {
                        *number = scale * gradient(column(&slices, index));
                    }
                }
            },
        );
    }

    /// Delivers some numbers that lie side by side, where a loop that is vectorised computes them.
    #[inline(always)]
    pub(crate) fn put_some<const N: usize>(&mut self, first: usize, gradient: [T; N]) {
        let (scale, adds) = (self.scale, self.adds);
        for (number, gradient) in self.numbers[first..first + N].iter_mut().zip(gradient) {
            *number = if adds { *number } else { T::ZERO } + scale * gradient;
        }
    }

    /// Delivers a gradient that is at hand.
    pub fn put_all(&mut self, gradient: &[T]) {
        self.put_from(
            [gradient],
            #[inline(always)]
            |[gradient]| gradient,
        );
    }

    /// Delivers the gradients of the weights of a layer: its kernel, and behind it a bias if there is more.
    pub(crate) fn put_weights(
        &mut self,
        (inputs, units): (usize, usize),
        (samples, step): (usize, usize),
        (x, gradient): (&[T], &[T]),
        scratch: &mut Scratch<T>,
    ) {
        let (scale, adds) = (self.scale, self.adds);
        let weights = WeightGradient { inputs, units, samples, step, x, gradient, scale, adds };
        weights.put(scratch.room(weights.room()), self.numbers);
    }
}

/// The numbers in one place of some slices. Not `array::map`, whose calls are not all inlined in a long function.
#[inline(always)]
fn column<T: Scalar, const N: usize>(slices: &[&[T]; N], index: usize) -> [T; N] {
    let mut numbers = [T::ZERO; N];
    for (number, slice) in numbers.iter_mut().zip(slices) {
        *number = slice[index];
    }
    numbers
}

/// Where the gradients of a layer's inputs go.
#[derive(Debug)]
pub struct InputGradients<'a, T> {
    pub(crate) numbers: Others<'a, T>,
    /// The memory in which the inputs lie.
    pub(crate) inputs: &'a [T],
    pub(crate) from: &'a [usize],
    /// The input in whose place the layer works: its gradient is what the layer makes of its own.
    pub(crate) over: Option<usize>,
    pub(crate) values: &'static [ValueNode],
    pub(crate) places: &'a [Place],
    pub(crate) buffers: &'a [Buffer],
    pub(crate) filled: &'a mut [bool],
    pub(crate) passed: &'a mut [bool],
    pub(crate) step: usize,
}

impl<T: Scalar> InputGradients<'_, T> {
    /// The target for one input; none if nothing in front of it learns, or if the layer works in its place.
    #[inline(always)]
    pub fn of(&mut self, index: usize) -> Option<Target<'_, T>> {
        let value = self.from[index];
        let place = self.places[value];
        let buffer = &self.buffers[place.buffer];
        if !buffer.learns || self.over.is_some_and(|over| self.places[self.from[over]] == place) {
            return None;
        }
        let length = self.values[value].sizes.elements() * self.step;
        let (numbers, adds) =
            open_gradient(&mut self.numbers, (buffer, &mut self.filled[place.buffer]), place.offset, length);
        Some(Target::new(numbers, adds, T::ONE))
    }

    /// Delivers `A · B` for one input, `A: m × k` and `B: k × n`, if anything in front of it learns. Where `relu` made the input and nothing
    /// else took it, the gradient passes that on the way.
    pub(crate) fn put_product(&mut self, index: usize, (m, k, n): (usize, usize, usize), a: &Factor<'_, T>, b: &[T]) {
        let place = self.places[self.from[index]];
        let buffer = &self.buffers[place.buffer];
        let is_alone = buffer.uses == 1 && buffer.length == m * n && !self.filled[place.buffer];
        let (passes, inputs) = (is_alone && buffer.is_rectified, self.inputs);
        let Some(Target { numbers, adds, scale }) = self.of(index) else { return };
        let gate = if passes { &inputs[buffer.start..buffer.start + buffer.length] } else { &[] };
        let finish = Finish { adds, gate, ..Finish::scaled(scale) };
        kernels::product((m, k, n), a, (b, n), &finish, (numbers, n));
        self.passed[place.buffer] |= passes;
    }
}

/// A layer's parameters on the way back, and where their gradients go.
#[derive(Debug)]
pub struct Weights<'a, T> {
    /// Parameters, then state.
    pub(crate) parameters: &'a mut [T],
    /// How many of them training changes.
    pub(crate) trainable: usize,
    pub(crate) destination: Destination<'a, T>,
}

/// Where gradients of parameters go.
#[derive(Debug)]
pub(crate) enum Destination<'a, T> {
    /// Into the flat gradient vector, stored, or added to what is there.
    Gradient { numbers: &'a mut [T], adds: bool },
    /// Straight into the parameters, times the negative learning rate.
    Descent { rate: T },
}

impl<T: Scalar> Weights<'_, T> {
    /// The parameters, then the state. Read them before the gradients are delivered: plain descent changes them in place.
    #[must_use]
    pub fn values(&self) -> &[T] {
        self.parameters
    }

    /// The state, to be changed: the tensors that the layer's rule declared `with_state`.
    pub fn state(&mut self) -> &mut [T] {
        &mut self.parameters[self.trainable..]
    }

    /// Where the gradients of the parameters go, those of the state left out; none if the layer has no parameters.
    pub fn target(&mut self) -> Option<Target<'_, T>> {
        if self.trainable == 0 {
            return None;
        }
        Some(match &mut self.destination {
            Destination::Descent { rate } => Target::new(&mut self.parameters[..self.trainable], true, -*rate),
            Destination::Gradient { numbers, adds } => Target::new(&mut numbers[..self.trainable], *adds, T::ONE),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn a_gradient_from_slices_is_scaled_and_stored_or_added() {
        let (a, b): (Vec<f64>, Vec<f64>) = (0..37).map(|index| (f64::from(index), f64::from(index % 5))).unzip();
        for adds in [false, true] {
            let mut numbers = vec![1.0; 35];
            Target::new(&mut numbers, adds, -2.0).put_from([&a, &b], |[a, b]| a * b);
            for (index, number) in numbers.iter().enumerate() {
                assert_eq!(*number, if adds { 1.0 } else { 0.0 } - 2.0 * a[index] * b[index], "{index}");
            }
        }
    }
}
