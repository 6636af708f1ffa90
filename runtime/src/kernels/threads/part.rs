//! The pieces that belong to one thread, from which others take what it has not begun.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// The part of one thread, on a cache line of its own, on which it spins.
#[derive(Debug, Default)]
#[repr(align(128))]
pub(super) struct Part {
    /// From `front` to below `back` nobody has taken the pieces, and so many are not done; twenty bits each, in this order.
    pieces: AtomicU64,
    /// Whether the thread sleeps.
    pub(super) asleep: AtomicBool,
}

const BITS: u32 = 20;

/// The most pieces of one publication.
pub(super) const MOST_PIECES: usize = (1 << BITS) - 1;

impl Part {
    /// Gives it pieces, none of which is taken or done; it must have none.
    pub(super) fn publish(&self, pieces: Range<usize>) {
        let [start, end, count] = [pieces.start, pieces.end, pieces.len()].map(|number| number as u64);
        self.pieces.store(start | end << BITS | count << (2 * BITS), Ordering::Release);
    }

    fn unpack(state: u64) -> Range<u64> {
        let most = MOST_PIECES as u64;
        state & most..state >> BITS & most
    }

    /// Whether there is something to take.
    pub(super) fn is_open(&self, ordering: Ordering) -> bool {
        !Self::unpack(self.pieces.load(ordering)).is_empty()
    }

    /// Whether all of it is done; what was written while it was done can be read then.
    pub(super) fn is_done(&self) -> bool {
        self.pieces.load(Ordering::Acquire) >> (2 * BITS) == 0
    }

    /// Says that so many pieces are done.
    pub(super) fn done(&self, pieces: usize) {
        self.pieces.fetch_sub((pieces as u64) << (2 * BITS), Ordering::Release);
    }

    /// Takes pieces: the owner three quarters of what is left from the front, others half of it from the back. The owner takes an even number
    /// as long as he can: two pieces of a product are one of its tallest tiles.
    pub(super) fn take(&self, is_owner: bool) -> Option<Range<usize>> {
        let mut state = self.pieces.load(Ordering::Acquire);
        loop {
            let Range { start, end } = Self::unpack(state);
            if start >= end {
                return None;
            }
            let left = end - start;
            let most = left - left / 4;
            let (count, first) =
                if is_owner { ((most - most % 2).max(1), start) } else { (left.div_ceil(2), start + left / 2) };
            let next = if is_owner { state + count } else { state - (count << BITS) };
            match self.pieces.compare_exchange_weak(state, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Some(first as usize..(first + count) as usize),
                Err(now) => state = now,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_takes_less_and_less_from_the_front_and_others_from_the_back() {
        let part = Part::default();
        assert!(part.is_done() && !part.is_open(Ordering::Relaxed));
        part.publish(100..125);
        let taken: Vec<_> = [true, false, true, true, false].into_iter().map(|is_owner| part.take(is_owner)).collect();
        assert_eq!(taken, [Some(100..118), Some(121..125), Some(118..120), Some(120..121), None]);
        assert!(!part.is_open(Ordering::Relaxed) && !part.is_done());
        taken.into_iter().flatten().for_each(|pieces| part.done(pieces.len()));
        assert!(part.is_done());
    }
}
