//! Several threads for one step: each takes rows of a product, so that no sum is split and the bits stay the same.
//!
//! A team lives as long as one run of training. Its members spin for the next piece, since waking a sleeping thread costs
//! as much as a small step; when nothing comes for a while they give way to other threads of the machine. Outside a run there
//! is no team, and nothing spins.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};

/// A piece of work: called once by each member with its number.
type Work<'a> = &'a (dyn Fn(usize) + Sync);

/// The members of a team and what they work on. The one that calls [`Team::run`] is number 0.
#[derive(Debug)]
pub(super) struct Team {
    members: AtomicUsize,
    /// Counts the pieces of work; a member that has seen fewer takes the next.
    published: AtomicUsize,
    /// Where the [`Work`] lies that was published last.
    work: AtomicPtr<()>,
    /// Members, but for the caller, that are not done with it.
    busy: AtomicUsize,
    over: AtomicBool,
    /// Whether a member has panicked; then nobody may wait for it again.
    broken: AtomicBool,
}

thread_local! {
    /// The team that this thread leads, if it leads one.
    static LED: Cell<*const Team> = const { Cell::new(ptr::null()) };
}

/// Looks that often for what it waits for before giving way to other threads.
const PATIENCE: usize = 20_000;

fn wait_until(done: impl Fn() -> bool) {
    let mut looks = 0;
    while !done() {
        looks += 1;
        if looks < PATIENCE {
            std::hint::spin_loop();
        } else {
            std::thread::yield_now();
        }
    }
}

impl Team {
    /// The leader alone.
    fn new() -> Self {
        Self {
            members: AtomicUsize::new(1),
            published: AtomicUsize::new(0),
            work: AtomicPtr::new(ptr::null_mut()),
            busy: AtomicUsize::new(0),
            over: AtomicBool::new(false),
            broken: AtomicBool::new(false),
        }
    }

    /// How many members there are, the caller included.
    pub(super) fn members(&self) -> usize {
        self.members.load(Ordering::Relaxed)
    }

    /// Lets every member do its piece, and comes back when all are done.
    ///
    /// # Panics
    ///
    /// If a member's piece panicked.
    pub(super) fn run(&self, work: Work<'_>) {
        /// Waits for the others even if the caller's own piece panics: they work on its data.
        struct Wait<'a>(&'a Team);
        impl Drop for Wait<'_> {
            fn drop(&mut self) {
                wait_until(|| self.0.busy.load(Ordering::Acquire) == 0);
            }
        }
        self.busy.store(self.members() - 1, Ordering::Relaxed);
        self.work.store((&raw const work).cast_mut().cast(), Ordering::Relaxed);
        self.published.fetch_add(1, Ordering::Release);
        let wait = Wait(self);
        work(0);
        drop(wait);
        assert!(!self.broken.load(Ordering::Relaxed), "a member of the team panicked");
    }

    /// Does this member's piece of all work until the run is over.
    fn serve(&self, member: usize) {
        /// Says that a piece is done even if it panics: nobody waits for it in vain, and the scope passes the panic on.
        struct Done<'a>(&'a Team);
        impl Drop for Done<'_> {
            fn drop(&mut self) {
                if std::thread::panicking() {
                    self.0.broken.store(true, Ordering::Relaxed);
                }
                self.0.busy.fetch_sub(1, Ordering::Release);
            }
        }
        let mut seen = 0;
        loop {
            wait_until(|| self.published.load(Ordering::Acquire) != seen || self.over.load(Ordering::Acquire));
            if self.published.load(Ordering::Acquire) == seen {
                return;
            }
            seen += 1;
            let _done = Done(self);
            // SAFETY: `run` has published the address of a `Work` on its stack, and does not return before every member
            // has dropped its `Done`; the counter makes the write visible, and each publication is taken once.
            let work: Work<'_> = unsafe { *self.work.load(Ordering::Relaxed).cast::<Work<'_>>() };
            work(member);
        }
    }
}

/// Does some work while a team of so many threads, this one included, stands by.
pub(crate) fn with_threads<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    /// Ends the run when the work is over or panics.
    struct Leading<'a>(&'a Team, *const Team);
    impl Drop for Leading<'_> {
        fn drop(&mut self) {
            LED.set(self.1);
            self.0.over.store(true, Ordering::Release);
        }
    }
    if threads <= 1 {
        return work();
    }
    let team = Team::new();
    std::thread::scope(|scope| {
        let _leading = Leading(&team, LED.replace(&raw const team));
        for member in 1..threads {
            let team = &team;
            // Where the system gives no more threads, the team is as large as it got.
            if std::thread::Builder::new().spawn_scoped(scope, move || team.serve(member)).is_err() {
                break;
            }
            team.members.store(member + 1, Ordering::Relaxed);
        }
        work()
    })
}

/// Calls `work` with the team that this thread leads; gives `false` if it leads none.
pub(super) fn with_team(work: impl FnOnce(&Team)) -> bool {
    let team = LED.get();
    if team.is_null() {
        return false;
    }
    // A piece of work must not publish another.
    LED.set(ptr::null());
    // SAFETY: the pointer is set for the time of `with_threads` alone, on whose stack the team lies.
    work(unsafe { &*team });
    LED.set(team);
    true
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{with_team, with_threads};

    #[test]
    fn every_member_does_every_piece_once() {
        for threads in [2, 3, 8] {
            let counts: Vec<AtomicUsize> = (0..threads).map(|_| AtomicUsize::new(0)).collect();
            with_threads(threads, || {
                for _ in 0..200 {
                    assert!(with_team(|team| {
                        team.run(&|member| {
                            counts[member].fetch_add(1, Ordering::Relaxed);
                        });
                    }));
                }
            });
            assert!(counts.iter().all(|count| count.load(Ordering::Relaxed) == 200));
        }
    }

    #[test]
    fn alone_there_is_no_team() {
        assert!(!with_team(|_| ()));
        with_threads(1, || assert!(!with_team(|_| ())));
        with_threads(2, || ());
        assert!(!with_team(|_| ()));
    }

    #[test]
    fn a_panic_in_a_piece_ends_the_run_and_is_passed_on() {
        for culprit in [0, 1] {
            let piece = |team: &super::Team| team.run(&|member| assert_ne!(member, culprit));
            // Twice, since nobody may wait for a member that is gone.
            let run = || with_threads(2, || (with_team(piece), with_team(piece)));
            assert!(std::panic::catch_unwind(run).is_err());
            assert!(!with_team(|_| ()));
        }
    }
}
