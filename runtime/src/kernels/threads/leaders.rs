//! Several trainings at once: each leader gets as many threads as its part of the machine.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads of this process train at the moment.
static LEADERS: AtomicUsize = AtomicUsize::new(0);

/// A leader, counted as long as this lives.
#[derive(Debug)]
pub(super) struct Leader;

impl Leader {
    pub(super) fn new() -> Self {
        LEADERS.fetch_add(1, Ordering::Relaxed);
        Self
    }
}

impl Drop for Leader {
    fn drop(&mut self) {
        LEADERS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many threads a leader that wants so many may have, itself included.
pub(super) fn fair_part(wanted: usize) -> usize {
    part_of(wanted, cores(), LEADERS.load(Ordering::Relaxed))
}

fn part_of(wanted: usize, cores: usize, leaders: usize) -> usize {
    (cores.max(wanted) / leaders.max(1)).clamp(1, wanted.max(1))
}

/// The cores of the machine that this process may use; asked once, since the answer takes reading files.
pub(super) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

#[cfg(test)]
mod tests {
    use super::part_of;

    #[test]
    fn leaders_divide_the_cores_and_each_has_itself() {
        assert_eq!([1, 2, 3].map(|leaders| part_of(2, 2, leaders)), [2, 1, 1]);
        assert_eq!([0, 1, 2, 3, 9].map(|leaders| part_of(8, 8, leaders)), [8, 8, 4, 2, 1]);
        assert_eq!(part_of(2, 8, 3), 2);
        assert_eq!(part_of(8, 2, 1), 8, "what was asked for, where nobody else wants it");
    }
}
