//! A leader and its helpers.
//!
//! The leader publishes a number of pieces; whoever is awake takes one after another, the leader from the front and helpers from
//! the back, so that the same rows of a weight matrix tend to stay in the same core's cache. The leader waits only for pieces
//! that a helper has begun: one that sleeps, or that the machine does not run, holds nobody up. Helpers spin for the next
//! piece, since waking a thread costs as much as a small step, and sleep when nothing comes for a while.

use std::cell::{Cell, RefCell};
use std::hint::spin_loop;
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::leaders::fair_part;
use super::rest::REST;

/// What is to be done with each piece.
type Work<'a> = &'a (dyn Fn(usize) + Sync);

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
    /// The pieces that nobody has taken: from `front` to below `back`, sixteen bits each; above them the number of the
    /// publication.
    pieces: AtomicU64,
    /// Where the [`Work`] lies that was published last.
    work: AtomicPtr<()>,
    /// Pieces that helpers have done.
    done: AtomicUsize,
    /// Helpers that sleep.
    asleep: AtomicUsize,
    over: AtomicBool,
    /// Whether a piece of a helper has panicked.
    broken: AtomicBool,
}

/// The most pieces of one publication.
pub(in super::super) const MOST_PIECES: usize = 0xffff;

fn unpack(pieces: u64) -> (u64, u64) {
    (pieces & 0xffff, pieces >> 16 & 0xffff)
}

impl Team {
    /// Takes a piece from the front or the back; none if all are taken.
    fn take(&self, from_back: bool) -> Option<usize> {
        let mut pieces = self.pieces.load(Ordering::Acquire);
        loop {
            let (front, back) = unpack(pieces);
            if front >= back {
                return None;
            }
            let (left, piece) = if from_back { (pieces - (1 << 16), back - 1) } else { (pieces + 1, front) };
            match self.pieces.compare_exchange_weak(pieces, left, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return usize::try_from(piece).ok(),
                Err(now) => pieces = now,
            }
        }
    }

    /// What a helper does until the run is over.
    fn serve(&self) {
        /// Says that a piece is done even if it panics: the leader waits for it.
        struct Done<'a>(&'a Team);
        impl Drop for Done<'_> {
            fn drop(&mut self) {
                if thread::panicking() {
                    self.0.broken.store(true, Ordering::Relaxed);
                }
                self.0.done.fetch_add(1, Ordering::Release);
            }
        }
        while self.await_pieces() {
            while let Some(piece) = self.take(true) {
                let _done = Done(self);
                // SAFETY: the piece was taken from a publication whose pieces are not all done, so `Crew::run` has not
                // returned and the `Work` on its stack is alive; taking it made the write of its address visible.
                let work: Work<'_> = unsafe { *self.work.load(Ordering::Relaxed).cast::<Work<'_>>() };
                work(piece);
            }
        }
    }

    /// Comes back when there may be pieces, or with `false` when the run is over.
    fn await_pieces(&self) -> bool {
        let begin = Instant::now();
        let mut last = begin;
        loop {
            for _ in 0..LOOKS {
                if self.over.load(Ordering::Relaxed) {
                    return false;
                }
                let (front, back) = unpack(self.pieces.load(Ordering::Relaxed));
                if front < back {
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
                return self.sleep();
            }
        }
    }

    /// Sleeps until the leader wakes it.
    fn sleep(&self) -> bool {
        self.asleep.fetch_add(1, Ordering::SeqCst);
        let (front, back) = unpack(self.pieces.load(Ordering::SeqCst));
        if front >= back && !self.over.load(Ordering::SeqCst) {
            thread::park();
        }
        self.asleep.fetch_sub(1, Ordering::SeqCst);
        !self.over.load(Ordering::Relaxed)
    }
}

/// A leader's own side of its team.
#[derive(Debug)]
pub(super) struct Crew {
    threads: Cell<usize>,
    team: Arc<Team>,
    helpers: RefCell<Vec<JoinHandle<()>>>,
}

impl Crew {
    /// A leader that may hire helpers until there are so many threads.
    pub(super) fn new(threads: usize) -> Self {
        let team = Team {
            pieces: AtomicU64::new(0),
            work: AtomicPtr::new(ptr::null_mut()),
            done: AtomicUsize::new(0),
            asleep: AtomicUsize::new(0),
            over: AtomicBool::new(false),
            broken: AtomicBool::new(false),
        };
        Self { threads: Cell::new(threads), team: Arc::new(team), helpers: RefCell::default() }
    }

    /// Hires and dismisses until there are so many threads.
    fn staff(&self, threads: usize) {
        let mut helpers = self.helpers.borrow_mut();
        if helpers.len() + 1 > threads {
            self.dismiss(&mut helpers);
        }
        while helpers.len() + 1 < threads {
            let team = Arc::clone(&self.team);
            // Where the system gives no more threads, the team stays as large as it got.
            let Ok(helper) = thread::Builder::new().name("neurotype".to_owned()).spawn(move || team.serve()) else {
                self.threads.set(helpers.len() + 1);
                break;
            };
            helpers.push(helper);
        }
    }

    /// Lets all helpers go, and waits until they have.
    fn dismiss(&self, helpers: &mut Vec<JoinHandle<()>>) {
        self.team.over.store(true, Ordering::SeqCst);
        for helper in helpers.drain(..) {
            helper.thread().unpark();
            // A panic of it has been passed on by `run`.
            let _ = helper.join();
        }
        self.team.over.store(false, Ordering::SeqCst);
    }

    /// Does each of so many pieces once, and comes back when all are done.
    ///
    /// # Panics
    ///
    /// If a piece panicked.
    pub(super) fn run(&self, pieces: usize, work: Work<'_>) {
        /// Waits for the helpers even if a piece of the leader panics: they work on its data.
        struct Wait<'a> {
            team: &'a Team,
            pieces: usize,
            mine: usize,
            begin: Instant,
        }
        impl Drop for Wait<'_> {
            fn drop(&mut self) {
                // What is left after a panic is nobody's.
                while self.team.take(false).is_some() {
                    self.mine += 1;
                }
                let (theirs, own) = (self.pieces - self.mine, self.begin.elapsed());
                let enough = LATE + own / u32::try_from(self.mine.max(1)).unwrap_or(1) * 4;
                let mut looks = 0;
                while self.team.done.load(Ordering::Acquire) < theirs {
                    spin_loop();
                    looks += 1;
                    if looks % LOOKS == 0 && self.begin.elapsed() > own + enough {
                        if self.begin.elapsed() > own + enough.max(LOST) {
                            REST.begin();
                        }
                        thread::yield_now();
                    }
                }
            }
        }
        let threads = fair_part(self.threads.get());
        if self.helpers.borrow().len() + 1 != threads {
            self.staff(threads);
        }
        if pieces > MOST_PIECES || threads == 1 || REST.is_on() {
            return (0..pieces).for_each(work);
        }
        let team = &*self.team;
        team.done.store(0, Ordering::Relaxed);
        team.work.store((&raw const work).cast_mut().cast(), Ordering::Relaxed);
        let next = (team.pieces.load(Ordering::Relaxed) >> 32).wrapping_add(1) << 32;
        team.pieces.store(next | (pieces as u64) << 16, Ordering::SeqCst);
        let mut wait = Wait { team, pieces, mine: 0, begin: Instant::now() };
        if team.asleep.load(Ordering::SeqCst) > 0 {
            self.helpers.borrow().iter().for_each(|helper| helper.thread().unpark());
        }
        while let Some(piece) = team.take(false) {
            wait.mine += 1;
            work(piece);
        }
        drop(wait);
        assert!(!team.broken.load(Ordering::Relaxed), "a helper of the team panicked");
    }
}

impl Drop for Crew {
    /// The run is over; helpers end before it does.
    fn drop(&mut self) {
        let mut helpers = self.helpers.take();
        self.dismiss(&mut helpers);
    }
}
