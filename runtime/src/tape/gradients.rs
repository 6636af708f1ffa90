//! Where gradients lie on the way back.
//!
//! The gradient of a value is wanted from the last layer that took the value back to the one that gave it, and no longer: values whose gradients
//! are never wanted together share memory. So the gradients of a loop take what two of its turns take, and stay in the caches.

use std::ops::Range;

use super::{Buffer, Tape};
use crate::graph::Graph;
use crate::scalar::Scalar;

/// No further buffer.
const NONE: usize = usize::MAX;

/// Room that is free again, and lists of the buffers that are last used by the same layer: kept from one pass to the next, since a pass allocates
/// nothing.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The first buffer that is last used where each buffer is filled, then behind all of them.
    first: Vec<usize>,
    /// The next buffer last used where this one is.
    next: Vec<usize>,
    /// Lengths and beginnings of what is free.
    free: Vec<(usize, usize)>,
}

impl Places {
    /// Gives the gradient of each buffer its place; how many numbers all of them take.
    fn give(&mut self, buffers: &mut [Buffer]) -> usize {
        let end = buffers.len();
        self.first.clear();
        self.first.resize(end + 1, NONE);
        self.next.clear();
        self.next.resize(end, NONE);
        self.free.clear();
        // A loss looks at its output whether anything in front of it learns or not.
        let is_wanted = |buffer: &Buffer| buffer.learns || buffer.last_use == end;
        for (index, buffer) in buffers.iter().enumerate().filter(|(_, buffer)| is_wanted(buffer)) {
            let taker = &mut self.first[buffer.last_use];
            self.next[index] = std::mem::replace(taker, index);
        }
        let mut top = 0;
        for taker in (0..=end).rev() {
            let mut index = self.first[taker];
            while index != NONE {
                let length = buffers[index].length;
                let fits = self.free.iter().rposition(|(free, _)| *free == length);
                buffers[index].gradient = if let Some(fits) = fits {
                    self.free.swap_remove(fits).1
                } else {
                    top += length;
                    top - length
                };
                index = self.next[index];
            }
            if let Some(done) = buffers.get(taker).filter(|buffer| is_wanted(buffer)) {
                self.free.push((done.length, done.gradient));
            }
        }
        top
    }
}

impl<T: Scalar> Tape<T> {
    /// Makes room for the gradients of all buffers.
    pub(crate) fn begin_gradients(&mut self, graph: &Graph) {
        self.filled.resize(self.buffers.len(), false);
        self.passed.resize(self.buffers.len(), false);
        if self.has_gradients {
            return;
        }
        for output in graph.outputs {
            // Losses are behind all layers.
            let place = self.places[output.value];
            self.buffers[place.buffer].last_use = self.buffers.len();
        }
        let length = self.gradient_places.give(&mut self.buffers);
        self.gradients.reserve(length);
        self.has_gradients = true;
    }
}

/// The memory of gradients but for the part that a layer reads.
#[derive(Debug)]
pub(crate) struct Others<'a, T> {
    before: &'a mut [T],
    behind: &'a mut [T],
    /// Where the part behind begins.
    end: usize,
}

impl<'a, T> Others<'a, T> {
    /// All of it.
    pub(crate) fn all(numbers: &'a mut [T]) -> Self {
        Self { before: numbers, behind: &mut [], end: 0 }
    }

    /// A part, and what lies around it.
    pub(crate) fn around(numbers: &'a mut [T], part: Range<usize>) -> (&'a mut [T], Self) {
        let (before, rest) = numbers.split_at_mut(part.start);
        let (own, behind) = rest.split_at_mut(part.len());
        (own, Self { before, behind, end: part.end })
    }

    #[inline(always)]
    fn of(&mut self, part: Range<usize>) -> &mut [T] {
        if part.end <= self.before.len() {
            &mut self.before[part]
        } else {
            &mut self.behind[part.start - self.end..part.end - self.end]
        }
    }
}

/// The part of a gradient that belongs to a place, and whether something is there already, to which more is added. Of a buffer that
/// several parts fill one after another, all is set to 0 with the first.
pub(crate) fn open_gradient<'a, T: Scalar>(
    gradients: &'a mut Others<'_, T>,
    (buffer, filled): (&Buffer, &mut bool),
    offset: usize,
    length: usize,
) -> (&'a mut [T], bool) {
    if !*filled && length < buffer.length {
        gradients.of(buffer.gradient..buffer.gradient + buffer.length).fill(T::ZERO);
        *filled = true;
    }
    let adds = *filled;
    *filled = true;
    let start = buffer.gradient + offset;
    (gradients.of(start..start + length), adds)
}

#[cfg(test)]
mod tests {
    use super::{Buffer, Places};

    fn buffer(length: usize, last_use: usize) -> Buffer {
        Buffer { start: 0, length, gradient: 0, learns: true, is_rectified: false, uses: 1, last_use }
    }

    #[test]
    fn gradients_that_are_wanted_together_lie_apart_and_others_share() {
        // A loop of states, each taken by the next one and by what the turn gives, which the layer behind the loop takes.
        let mut buffers: Vec<_> = (0..20).map(|turn| buffer(16, turn + 1)).collect();
        buffers.push(buffer(32, 21));
        let length = Places::default().give(&mut buffers);
        assert_eq!(length, 2 * 16 + 32);
        for (index, one) in buffers.iter().enumerate() {
            for (other_index, other) in buffers.iter().enumerate().skip(index + 1) {
                let together = one.last_use >= other_index;
                let apart =
                    one.gradient + one.length <= other.gradient || other.gradient + other.length <= one.gradient;
                assert!(apart || !together, "{index} and {other_index}");
            }
        }
    }
}
