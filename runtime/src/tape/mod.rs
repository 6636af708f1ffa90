//! What a forward pass remembers for the way back: where each value lies, what names stood for before, which way was taken.
//!
//! Values lie one behind the other in the order in which they are computed; what takes the place of an input lies where that does, so that other
//! inputs of it may lie behind. A name that is given anew (`let mut`, a row, another view) moves no numbers: it stands for another
//! place, and the old one is kept for the way back.

mod gradients;

use std::fmt;

use crate::graph::Graph;
use crate::kernels::Aligned;
use crate::scalar::Scalar;

pub(crate) use gradients::{Others, open_gradient};

/// What a value's numbers are part of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Buffer {
    /// Where it begins, and how many numbers it has.
    pub(crate) start: usize,
    pub(crate) length: usize,
    /// Where its gradient begins.
    pub(crate) gradient: usize,
    /// Whether anything that it is computed from has parameters, so that its gradient is wanted.
    pub(crate) learns: bool,
    /// Whether `relu` made it.
    pub(crate) is_rectified: bool,
    /// How many layers took it.
    pub(crate) uses: u32,
    /// The buffer that was filled when it was last taken.
    pub(crate) last_use: usize,
}

/// Where a value lies: a buffer, and how many numbers behind its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) buffer: usize,
    pub(crate) offset: usize,
}

/// The memory of a pass. It grows to the largest pass that was seen, and is never given back in between.
#[derive(Default)]
pub(crate) struct Tape<T: Scalar> {
    pub(crate) numbers: Aligned<T>,
    pub(crate) gradients: Aligned<T>,
    pub(crate) buffers: Vec<Buffer>,
    /// Whether the gradient of each buffer holds numbers of this pass.
    pub(crate) filled: Vec<bool>,
    /// Whether that gradient has passed the activation that made the value already.
    pub(crate) passed: Vec<bool>,
    /// The places of all values, network after network in the order in which they were called.
    pub(crate) places: Vec<Place>,
    /// What names stood for before.
    replaced: Vec<Place>,
    /// How often loops ran, which arms were taken, where the places of a called network begin, numbers that layers were made with.
    pub(crate) decisions: Vec<u64>,
    /// Which layers have gradients already.
    pub(crate) touched: Vec<bool>,
    /// Whether gradients have places, and what is needed to give them some.
    has_gradients: bool,
    gradient_places: gradients::Places,
    /// How far features lie apart in the passes whose layout is kept, if one is: a straight network lays all its passes out alike.
    laid_out: Option<usize>,
    /// Whether this pass finds all its places where those of the last one were.
    pub(crate) repeats: bool,
    /// How many numbers are in use.
    top: usize,
    pub(crate) samples: usize,
    pub(crate) step: usize,
}

impl<T: Scalar> fmt::Debug for Tape<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} values, {} numbers, {} samples", self.buffers.len(), self.top, self.samples)
    }
}

impl<T: Scalar> Tape<T> {
    /// Begins a pass over a network that keeps at least so many numbers a sample, for so many samples, features so far apart; its
    /// inputs have their places then.
    pub(crate) fn begin(&mut self, graph: &Graph, room: usize, (samples, step): (usize, usize)) {
        self.filled.clear();
        self.passed.clear();
        self.decisions.clear();
        self.repeats = self.laid_out == Some(step);
        if self.repeats {
            self.samples = samples;
            return;
        }
        self.laid_out = None;
        self.has_gradients = false;
        self.buffers.clear();
        self.replaced.clear();
        self.places.clear();
        self.places.resize(graph.values.len(), Place::default());
        (self.top, self.samples, self.step) = (0, samples, step);
        self.numbers.reserve(room * step);
        for (value, input) in graph.inputs().enumerate() {
            self.places[value] = self.push(input.sizes.elements(), 0, false);
        }
    }

    /// Keeps the layout of the pass that has just gone forward, for further ones of the same network.
    pub(crate) fn keep_layout(&mut self) {
        self.laid_out = Some(self.step);
    }

    /// Forgets it: the next pass is another network's.
    pub(crate) fn forget_layout(&mut self) {
        self.laid_out = None;
    }

    /// A new buffer for so many elements, and room behind it for what a layer keeps.
    pub(crate) fn push(&mut self, elements: usize, kept: usize, learns: bool) -> Place {
        let (start, length) = (self.top, elements * self.step);
        self.top += length + kept * self.step;
        self.numbers.grow(self.top);
        let last_use = self.buffers.len();
        self.buffers.push(Buffer { start, length, gradient: 0, learns, is_rectified: false, uses: 0, last_use });
        Place { buffer: last_use, offset: 0 }
    }

    /// Remembers that the next buffer, or what comes before it, takes from this one.
    pub(crate) fn take(&mut self, buffer: usize) -> Buffer {
        let next = self.buffers.len();
        let taken = &mut self.buffers[buffer];
        taken.uses += 1;
        taken.last_use = next;
        *taken
    }

    /// Gives back the memory of a buffer whose numbers nobody looks at again, if it is the last; its gradient keeps its own.
    pub(crate) fn spend(&mut self, place: Place) {
        if place.buffer + 1 == self.buffers.len() {
            self.top = self.buffers[place.buffer].start;
        }
    }

    /// Lets a value stand for another place.
    pub(crate) fn replace(&mut self, value: usize, place: Place) {
        self.replaced.push(std::mem::replace(&mut self.places[value], place));
    }

    /// Lets a value stand for what it stood for before; gives the place that it had since. Where the layout is kept, it goes on standing for
    /// that.
    pub(crate) fn restore(&mut self, value: usize) -> Place {
        if self.laid_out.is_some() {
            return self.places[value];
        }
        let before = self.replaced.pop().unwrap_or_default();
        std::mem::replace(&mut self.places[value], before)
    }

    /// The last decision that has not been taken back yet.
    pub(crate) fn decision(&mut self) -> u64 {
        self.decisions.pop().unwrap_or_default()
    }

    /// The same where it counts something.
    pub(crate) fn count(&mut self) -> usize {
        self.decision() as usize
    }

    /// Where a place begins in the memory.
    pub(crate) fn start(&self, place: Place) -> usize {
        self.buffers[place.buffer].start + place.offset
    }

    /// The numbers of a value of so many elements.
    #[inline]
    pub(crate) fn numbers_of(&self, value: usize, elements: usize) -> &[T] {
        let start = self.start(self.places[value]);
        &self.numbers[start..start + elements * self.step]
    }
}
