//! A leader and its helpers.
//!
//! What is to be done is a number of pieces, and each thread has its own part of them, the same each time: what it reads and writes stays in its
//! core's cache. It takes most of what is left of its part at once, then less and less, so that who is done first finds something to take
//! from the others. The leader waits only for pieces that a helper has begun: one that sleeps, or that the machine does not run, holds nobody
//! up. Helpers spin for their next part, since waking a thread costs as much as a small step, and sleep when nothing comes for a while.

use std::cell::{Cell, RefCell};
use std::hint::spin_loop;
use std::ops::Range;
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::leaders::fair_part;
use super::pace::{Paces, StepKind};
use super::part::{MOST_PIECES, Part};
use super::rest::REST;

/// What is to be done with pieces that lie side by side, by the thread of that number.
pub(super) type Work<'a> = &'a (dyn Fn(usize, Range<usize>) + Sync);

/// Looks for new pieces between two looks at the clock.
const LOOKS: usize = 64;

/// A helper that finds nothing to do for so long goes to sleep.
const IDLE: Duration = Duration::from_millis(2);

/// A helper that did not run for so long between two looks has lost its core to somebody else.
const LOST: Duration = Duration::from_millis(1);

/// A leader that waits for so long, beyond what a few pieces take, waits for a helper that does not run: it lets others have its core. When it
/// has waited as long as a helper that lost its own, a rest begins; what is shorter costs less than the shortest rest.
const LATE: Duration = Duration::from_micros(200);

/// What leader and helpers share.
#[derive(Debug)]
struct Team {
    /// Where the [`Work`] lies that was published last.
    work: AtomicPtr<()>,
    over: AtomicBool,
    /// Whether a piece of a helper has panicked.
    broken: AtomicBool,
    /// A part for each thread, the leader's first.
    parts: Box<[Part]>,
}

impl Team {
    /// A team of so many threads.
    fn new(threads: usize) -> Self {
        Self {
            work: AtomicPtr::new(ptr::null_mut()),
            over: AtomicBool::new(false),
            broken: AtomicBool::new(false),
            parts: (0..threads).map(|_| Part::default()).collect(),
        }
    }

    /// Takes pieces, of a thread's own part as long as there are any; says whose they were.
    fn take(&self, own: usize) -> Option<(usize, Range<usize>)> {
        let mut parts = (own..self.parts.len()).chain(0..own);
        parts.find_map(|part| self.parts[part].take(part == own).map(|pieces| (part, pieces)))
    }

    /// Does pieces until none is left to take.
    fn work(&self, own: usize) {
        /// Says that pieces are done even if one panics: the leader waits for them.
        struct Done<'a>(&'a Team, &'a Part, usize);
        impl Drop for Done<'_> {
            fn drop(&mut self) {
                if thread::panicking() {
                    self.0.broken.store(true, Ordering::Relaxed);
                }
                self.1.done(self.2);
            }
        }
        while let Some((part, pieces)) = self.take(own) {
            let _done = Done(self, &self.parts[part], pieces.len());
            // SAFETY: the pieces were taken from a publication whose pieces are not all done, so `Crew::run` has not returned and the
            // `Work` on its stack is alive; taking them made the write of its address visible.
            let work: Work<'_> = unsafe { *self.work.load(Ordering::Relaxed).cast::<Work<'_>>() };
            work(own, pieces);
        }
    }

    /// What a helper does until the run is over.
    fn serve(&self, own: usize) {
        while self.await_pieces(own) {
            self.work(own);
        }
    }

    /// Comes back when there may be pieces, or with `false` when the run is over.
    fn await_pieces(&self, own: usize) -> bool {
        let begin = Instant::now();
        let mut last = begin;
        loop {
            for _ in 0..LOOKS {
                if self.over.load(Ordering::Relaxed) {
                    return false;
                }
                if self.parts[own].is_open(Ordering::Relaxed) {
                    return true;
                }
                spin_loop();
            }
            let now = Instant::now();
            if now - last > LOST {
                REST.begin();
            }
            last = now;
            if now - begin > IDLE || REST.is_on() {
                return self.sleep(own);
            }
        }
    }

    /// Sleeps until the leader wakes it.
    fn sleep(&self, own: usize) -> bool {
        self.parts[own].asleep.store(true, Ordering::SeqCst);
        if !self.parts[own].is_open(Ordering::SeqCst) && !self.over.load(Ordering::SeqCst) {
            thread::park();
        }
        self.parts[own].asleep.store(false, Ordering::SeqCst);
        !self.over.load(Ordering::Relaxed)
    }
}

/// A leader's own side of its team.
#[derive(Debug)]
pub(super) struct Crew {
    threads: Cell<usize>,
    team: RefCell<Arc<Team>>,
    helpers: RefCell<Vec<JoinHandle<()>>>,
    paces: RefCell<Paces>,
    /// How many threads take part at the moment.
    active: Cell<usize>,
}

impl Crew {
    /// A leader that may hire helpers until there are so many threads.
    pub(super) fn new(threads: usize) -> Self {
        Self {
            threads: Cell::new(threads),
            team: RefCell::new(Arc::new(Team::new(1))),
            helpers: RefCell::default(),
            paces: RefCell::new(Paces::new(1)),
            active: Cell::new(1),
        }
    }

    /// Dismisses the team and hires one of so many threads.
    fn staff(&self, threads: usize) {
        let mut helpers = self.helpers.borrow_mut();
        self.dismiss(&mut helpers);
        let team = Arc::new(Team::new(threads));
        for own in 1..threads {
            let served = Arc::clone(&team);
            // Where the system gives no more threads, the team stays as large as it got.
            let Ok(helper) = thread::Builder::new().name("neurotype".to_owned()).spawn(move || served.serve(own))
            else {
                self.threads.set(helpers.len() + 1);
                break;
            };
            helpers.push(helper);
        }
        self.paces.replace(Paces::new(helpers.len() + 1));
        self.active.set(helpers.len() + 1);
        self.team.replace(team);
    }

    /// Lets all helpers go, and waits until they have.
    fn dismiss(&self, helpers: &mut Vec<JoinHandle<()>>) {
        self.team.borrow().over.store(true, Ordering::SeqCst);
        for helper in helpers.drain(..) {
            helper.thread().unpark();
            // A panic of it has been passed on by `run`.
            let _ = helper.join();
        }
    }

    /// Does a step of work, whose time tells how many threads are to take part in those of its kind; of what needs no helpers, no time is taken.
    pub(super) fn pace<R>(&self, kind: StepKind, step: impl FnOnce() -> R) -> R {
        if !self.has_helpers() {
            return step();
        }
        // A network within a layer may have a pace of its own meanwhile.
        let before = self.active.replace(self.paces.borrow_mut().threads(kind));
        let begin = Instant::now();
        let result = step();
        if !REST.is_on() {
            self.paces.borrow_mut().note(kind, begin);
        }
        self.active.set(before.min(self.helpers.borrow().len() + 1));
        result
    }

    /// How many threads there may be.
    pub(super) fn size(&self) -> usize {
        self.threads.get()
    }

    /// Whether there are helpers already.
    pub(super) fn has_helpers(&self) -> bool {
        !self.helpers.borrow().is_empty()
    }

    /// Does each of so many pieces once, and comes back when all are done. Whether a helper that is about to fall asleep is seen in time does
    /// not matter: the next publication wakes it. Those that take no part sleep on.
    ///
    /// # Panics
    ///
    /// If a piece panicked.
    pub(super) fn run(&self, pieces: usize, work: Work<'_>) {
        self.staff_fairly();
        let team = self.team.borrow();
        let threads = self.active.get();
        if threads == 1 || !self.has_helpers() || pieces > MOST_PIECES || REST.is_on() {
            return work(0, 0..pieces);
        }
        self.publish(&team, (pieces, threads), work);
    }

    /// Does one piece on each thread, whatever the pace of steps is, and also beside others who want the cores: such pieces take from one queue, so
    /// that nobody waits long for a thread that does not run.
    ///
    /// # Panics
    ///
    /// If a piece panicked.
    pub(super) fn run_on_each(&self, work: Work<'_>) {
        self.staff_fairly();
        let threads = self.helpers.borrow().len() + 1;
        if threads == 1 {
            return work(0, 0..1);
        }
        self.publish(&self.team.borrow(), (threads, threads), work);
    }

    /// Sees to it that the team has as many threads as its part of the machine.
    fn staff_fairly(&self) {
        let threads = fair_part(self.threads.get());
        if self.helpers.borrow().len() + 1 != threads {
            self.staff(threads);
        }
    }

    /// Does so many pieces together with so many threads of the team, the leader among them.
    fn publish(&self, team: &Team, (pieces, threads): (usize, usize), work: Work<'_>) {
        team.work.store((&raw const work).cast_mut().cast(), Ordering::Relaxed);
        for (part, place) in team.parts.iter().enumerate().take(threads) {
            place.publish(part * pieces / threads..(part + 1) * pieces / threads);
        }
        let wait = Wait { team, begin: Instant::now() };
        for (helper, part) in self.helpers.borrow().iter().zip(&team.parts[1..threads]) {
            if part.asleep.load(Ordering::Relaxed) {
                helper.thread().unpark();
            }
        }
        team.work(0);
        drop(wait);
        assert!(!team.broken.load(Ordering::Relaxed), "a helper of the team panicked");
    }
}

/// Waits for the helpers even if a piece of the leader panics: they work on its data.
struct Wait<'a> {
    team: &'a Team,
    begin: Instant,
}

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        // What is left after a panic is nobody's.
        while let Some((part, pieces)) = self.team.take(0) {
            self.team.parts[part].done(pieces.len());
        }
        // The clock is asked only by who waits: most are done at once.
        let mut own = None;
        let mut looks = 0;
        for part in &self.team.parts {
            while !part.is_done() {
                spin_loop();
                looks += 1;
                if looks % LOOKS == 0 {
                    let since = self.begin.elapsed();
                    Self::give_way(since, *own.get_or_insert(since));
                }
            }
        }
    }
}

impl Wait<'_> {
    /// Lets others have the core if it is late, so long after a publication on which the leader itself worked for `own`.
    fn give_way(since: Duration, own: Duration) {
        let enough = LATE + 2 * own;
        if since > own + enough {
            if since > own + enough.max(LOST) {
                REST.begin();
            }
            thread::yield_now();
        }
    }
}

impl Drop for Crew {
    /// The run is over; helpers end before it does.
    fn drop(&mut self) {
        let mut helpers = self.helpers.take();
        self.dismiss(&mut helpers);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helpers_that_take_no_part_sleep_on() {
        let crew = Crew::new(3);
        crew.threads.set(3);
        crew.staff(3);
        let sleeps = |part: usize| crew.team.borrow().parts[part].asleep.load(Ordering::SeqCst);
        let until_both_sleep = || {
            while !(sleeps(1) && sleeps(2)) {
                thread::sleep(Duration::from_millis(1));
            }
        };
        let is_woken = std::iter::repeat_with(|| {
            until_both_sleep();
            let team = Arc::clone(&crew.team.borrow());
            let work = |_: usize, _: Range<usize>| thread::sleep(Duration::from_millis(1));
            crew.publish(&team, (8, 2), &work);
            sleeps(2)
        });
        assert!(is_woken.take(20).all(|sleeps_on| sleeps_on));
    }
}
