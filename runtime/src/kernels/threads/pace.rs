//! How many threads take part: found by trying.
//!
//! More threads are not always faster. Where cores have no cache in common, what one has written costs the other more than the arithmetic that it
//! takes over, if batches are small; how much, no table tells, and a virtual machine may be moved from one pair of cores to another. So now and then a
//! few steps are done with half as many threads, or twice as many, and who is faster goes on.

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

/// A trial of steps so long that sleepers are awake meanwhile is over with the first that is slower by this share.
const AWAKE: Duration = Duration::from_millis(5);
const LOSS: f64 = 1.25;

/// So many times what a trial has cost is the least until the next.
const SPARING: u32 = 50;

/// More kinds than a loop has; who has more begins anew.
const MOST_KINDS: usize = 32;

/// What steps of about the same length have in common: whose they are, whether they train, and the order of how many samples they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StepKind {
    network: usize,
    trains: bool,
    order: u32,
}

impl StepKind {
    /// Steps of a network, which is told by the place of its table.
    pub(crate) fn of<Graph>(network: &'static Graph, trains: bool, samples: usize) -> Self {
        Self { network: std::ptr::from_ref(network).addr(), trains, order: samples.max(1).ilog2() }
    }
}

/// The paces of a crew: of each kind of step its own.
#[derive(Debug)]
pub(super) struct Paces {
    most: usize,
    paces: Vec<(StepKind, Pace)>,
}

impl Paces {
    /// All of so many threads take part in every kind until something else is found.
    pub(super) fn new(most: usize) -> Self {
        Self { most, paces: Vec::new() }
    }

    /// How many threads take part in the next step of a kind.
    pub(super) fn threads(&mut self, kind: StepKind) -> usize {
        if let Some(pace) = self.find(kind) {
            return pace.threads;
        }
        if self.paces.len() == MOST_KINDS {
            self.paces.clear();
        }
        self.paces.push((kind, Pace::new(self.most, INTERVAL)));
        self.most
    }

    /// Notes that a step of a kind which began then is over.
    pub(super) fn note(&mut self, kind: StepKind, begin: Instant) {
        let now = Instant::now();
        if let Some(pace) = self.find(kind) {
            pace.note(now - begin, now);
        }
    }

    fn find(&mut self, kind: StepKind) -> Option<&mut Pace> {
        self.paces.iter_mut().find(|(other, _)| *other == kind).map(|(_, pace)| pace)
    }
}

/// The pace of one kind of step.
#[derive(Debug)]
struct Pace {
    /// How many threads take part at the moment.
    threads: usize,
    most: usize,
    /// The shortest time between two trials, and how many times as long it is now.
    interval: Duration,
    patience: u32,
    next: Instant,
    /// The last steps with as many threads as now, and how many there were.
    steps: [Duration; COUNTED],
    count: usize,
    trial: Option<Trial>,
    tries_fewer: bool,
}

/// What there was before a trial, and what its steps have taken so far.
#[derive(Debug)]
struct Trial {
    threads: usize,
    step: Duration,
    taken: Duration,
}

impl Pace {
    fn new(most: usize, interval: Duration) -> Self {
        Self {
            threads: most,
            most,
            interval,
            patience: 1,
            next: Instant::now() + interval,
            steps: [Duration::ZERO; COUNTED],
            count: 0,
            trial: None,
            tries_fewer: true,
        }
    }

    /// Notes how long a step took that is over now.
    fn note(&mut self, step: Duration, now: Instant) {
        self.steps[self.count % COUNTED] = step;
        self.count += 1;
        if let Some(trial) = &mut self.trial {
            trial.taken += step;
            let is_hopeless = self.count > 1 && trial.taken > AWAKE && step > trial.step.mul_f64(LOSS);
            if is_hopeless || self.count == STEPS {
                self.decide(!is_hopeless, now);
            }
        } else if self.count >= STEPS && now >= self.next {
            self.trial = Some(Trial { threads: self.threads, step: self.middle(), taken: Duration::ZERO });
            self.threads = self.other();
            self.count = 0;
        }
    }

    /// Ends a trial.
    fn decide(&mut self, may_be_faster: bool, now: Instant) {
        let Some(Trial { threads, step, taken }) = self.trial.take() else { return };
        let cost = taken.saturating_sub(step * self.count as u32);
        if may_be_faster && self.middle() < step.mul_f64(GAIN) {
            self.patience = 1;
        } else {
            self.patience = (2 * self.patience).min(PATIENCE);
            self.threads = threads;
        }
        self.next = now + (self.interval * self.patience).max(cost * SPARING);
        self.count = 0;
    }

    /// The middle one of the last steps: a batch that is not full takes less, an interruption more.
    fn middle(&self) -> Duration {
        let mut steps = self.steps;
        steps.sort_unstable();
        steps[COUNTED / 2]
    }

    /// Half as many threads and twice as many in turns, where that is possible.
    fn other(&mut self) -> usize {
        let (fewer, more) = (self.threads.div_ceil(2), (2 * self.threads).min(self.most));
        self.tries_fewer = (!self.tries_fewer || more == self.threads) && fewer < self.threads;
        if self.tries_fewer { fewer } else { more }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// How many threads take part after some trials, if a step takes so many microseconds with so many threads.
    fn found(most: usize, step: impl Fn(usize) -> u64) -> usize {
        let mut pace = Pace::new(most, Duration::ZERO);
        for _ in 0..40 * STEPS {
            let now = pace.next + Duration::from_millis(1);
            pace.note(Duration::from_micros(step(pace.threads)), now);
        }
        while pace.trial.is_some() {
            pace.note(Duration::from_micros(step(pace.threads)), pace.next);
        }
        pace.threads
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
        let mut pace = Pace::new(2, INTERVAL);
        let mut trial = |tried: u64| {
            let begin = pace.next;
            (0..STEPS).for_each(|_| pace.note(Duration::from_micros(100), begin));
            assert_eq!(pace.threads, 1, "it is time for a trial");
            (0..STEPS).for_each(|_| pace.note(Duration::from_micros(tried), begin));
            (pace.next - begin).as_millis() / INTERVAL.as_millis()
        };
        assert_eq!([0; 4].map(|_| trial(200)), [2, 4, 4, 4]);
        assert_eq!(trial(50), 1);
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

    #[test]
    fn predictions_between_steps_of_training_find_a_pace_of_their_own() {
        static NETWORK: u8 = 0;
        let kinds = [StepKind::of(&NETWORK, true, 32), StepKind::of(&NETWORK, false, 1)];
        let mut paces = Paces::new(2);
        assert_eq!(kinds.map(|kind| paces.threads(kind)), [2, 2]);
        let step = |kind: StepKind, threads| if kind.trains { 400 / threads } else { 10 + 10 * threads };
        let begin = Instant::now();
        for lap in 1..=2 * STEPS as u32 {
            for kind in kinds {
                let pace = paces.find(kind).expect("it was asked for");
                pace.note(Duration::from_micros(step(kind, pace.threads as u64)), begin + INTERVAL * lap);
            }
        }
        assert_eq!(kinds.map(|kind| paces.threads(kind)), [2, 1]);
    }

    #[test]
    fn of_many_kinds_none_is_kept_for_ever() {
        static NETWORKS: [u8; 2 * MOST_KINDS] = [0; 2 * MOST_KINDS];
        let mut paces = Paces::new(2);
        for network in &NETWORKS {
            assert_eq!(paces.threads(StepKind::of(network, true, 1)), 2);
            assert!(paces.paces.len() <= MOST_KINDS);
        }
    }

    #[test]
    fn trials_cost_little_however_long_a_step_takes() {
        for step in [300, 20_000, 2_000_000].map(Duration::from_micros) {
            let mut pace = Pace::new(2, INTERVAL);
            let (begin, steps) = (Instant::now(), 120_000_000 / step.as_micros().min(200_000) as u32);
            let mut taken = Duration::ZERO;
            for _ in 0..steps {
                let step = if pace.threads == 2 { step } else { 2 * step };
                taken += step;
                pace.note(step, begin + taken);
            }
            let share = taken.as_secs_f64() / (step * steps).as_secs_f64();
            assert!((1.001..1.03).contains(&share), "{step:?}: {share}");
        }
    }
}
