//! How many threads take part: found by trying.
//!
//! More threads are not always faster. Where cores have no cache in common, what one has written costs the other more than the arithmetic that it
//! takes over, if batches are small; how much, no table tells, and a virtual machine may be moved from one pair of cores to another. So now and then a
//! few steps are done with half as many threads, or twice as many, and who is faster goes on.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

/// The time from one trial to the next, and to the first: a trial costs a few steps at the other pace. After one that changed nothing it is twice as
/// long.
const INTERVAL: Duration = Duration::from_millis(250);

/// How many times as long it may become.
const PATIENCE: u32 = 4;

/// Steps of a trial. Those that wake sleepers and fill caches do not count.
const STEPS: usize = 12;
const COUNTED: usize = 5;

/// What is tried must be faster by this share, since steps vary.
const GAIN: f64 = 0.97;

/// The pace of a crew.
#[derive(Debug)]
pub(super) struct Pace {
    threads: Cell<usize>,
    tried: RefCell<Tried>,
}

#[derive(Debug)]
struct Tried {
    most: usize,
    /// The shortest time between two trials, and how many times as long it is now.
    interval: Duration,
    patience: u32,
    next: Instant,
    /// The last steps with as many threads as now, and how many there were.
    steps: [Duration; COUNTED],
    count: usize,
    /// In a trial, how many threads there were before and how long their steps took.
    before: Option<(usize, Duration)>,
    tries_fewer: bool,
}

impl Pace {
    /// All of so many threads take part until something else is found.
    pub(super) fn new(most: usize) -> Self {
        Self::trying(most, INTERVAL)
    }

    fn trying(most: usize, interval: Duration) -> Self {
        let tried = Tried {
            most,
            interval,
            patience: 1,
            next: Instant::now() + interval,
            steps: [Duration::ZERO; COUNTED],
            count: 0,
            before: None,
            tries_fewer: true,
        };
        Self { threads: Cell::new(most), tried: RefCell::new(tried) }
    }

    /// How many threads take part at the moment.
    pub(super) fn threads(&self) -> usize {
        self.threads.get()
    }

    /// Notes that a step which began then is over.
    pub(super) fn note(&self, begin: Instant) {
        let now = Instant::now();
        self.threads.set(self.tried.borrow_mut().note(self.threads.get(), now - begin, now));
    }
}

impl Tried {
    /// How many threads the next step is for.
    fn note(&mut self, threads: usize, step: Duration, now: Instant) -> usize {
        self.steps[self.count % COUNTED] = step;
        self.count += 1;
        if self.count < STEPS {
            return threads;
        }
        let next = match self.before.take() {
            Some((before, pace)) => {
                let is_faster = self.middle().as_secs_f64() < GAIN * pace.as_secs_f64();
                self.patience = if is_faster { 1 } else { (2 * self.patience).min(PATIENCE) };
                self.next = now + self.interval * self.patience;
                if is_faster { threads } else { before }
            }
            None if now < self.next => return threads,
            None => {
                self.before = Some((threads, self.middle()));
                self.other(threads)
            }
        };
        self.count = 0;
        next
    }

    /// The middle one of the last steps: a batch that is not full takes less, an interruption more.
    fn middle(&self) -> Duration {
        let mut steps = self.steps;
        steps.sort_unstable();
        steps[COUNTED / 2]
    }

    /// Half as many threads and twice as many in turns, where that is possible.
    fn other(&mut self, threads: usize) -> usize {
        let (fewer, more) = (threads.div_ceil(2), (2 * threads).min(self.most));
        self.tries_fewer = (!self.tries_fewer || more == threads) && fewer < threads;
        if self.tries_fewer { fewer } else { more }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many threads take part after some trials, if a step takes so many microseconds with so many threads.
    fn found(most: usize, step: impl Fn(usize) -> u64) -> usize {
        let mut threads = most;
        let mut tried = Pace::trying(most, Duration::ZERO).tried.into_inner();
        for _ in 0..40 * STEPS {
            let now = tried.next + Duration::from_millis(1);
            threads = tried.note(threads, Duration::from_micros(step(threads)), now);
        }
        while tried.before.is_some() {
            threads = tried.note(threads, Duration::from_micros(step(threads)), tried.next);
        }
        threads
    }

    #[test]
    fn as_many_threads_as_are_fastest_take_part() {
        assert_eq!(found(2, |threads| 200 / threads as u64), 2);
        assert_eq!(found(2, |threads| 200 + 20 * threads as u64), 1);
        assert_eq!(found(16, |threads| 400 / threads as u64 + 20 * threads as u64), 4);
        assert_eq!(found(16, |threads| 1600 / threads as u64), 16);
        assert_eq!(found(3, |_| 100), 3, "what is not faster is not worth a change");
    }

    #[test]
    fn trials_that_change_nothing_become_rarer_until_one_does() {
        let mut tried = Pace::trying(2, INTERVAL).tried.into_inner();
        let mut trial = |threads: usize, pace: u64| {
            let begin = tried.next;
            let other = (0..STEPS).map(|_| tried.note(threads, Duration::from_micros(100), begin)).last();
            let other = other.expect("steps");
            assert_ne!(other, threads, "it is time for a trial");
            for _ in 0..STEPS {
                tried.note(other, Duration::from_micros(pace), begin);
            }
            (tried.next - begin).as_millis() / INTERVAL.as_millis()
        };
        assert_eq!([0; 4].map(|_| trial(2, 200)), [2, 4, 4, 4]);
        assert_eq!(trial(2, 50), 1);
    }

    #[test]
    fn a_step_that_is_shorter_or_longer_than_others_changes_nothing() {
        let count = Cell::new(0);
        let step = |threads: usize| {
            count.set(count.get() + 1);
            [200, 3, 1000][usize::from(count.get() % 7 == 0) + usize::from(count.get() % 14 == 0)] / threads as u64
        };
        assert_eq!(found(2, step), 2);
    }
}
