//! Several threads for one step: each takes pieces of a product, so that no sum is split and the bits stay the same.
//!
//! How many there are is decided here; how they work together in `team.rs` and `part.rs`, how many of them take part in `pace.rs`, when they give way to others
//! in `rest.rs`, how several trainings divide the machine in `leaders.rs`.

mod leaders;
mod pace;
mod part;
mod rest;
mod slices;
mod team;

use std::cell::Cell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leaders::Leader;
pub(crate) use slices::{Slices, are_shared, in_parts, in_rows, share_slices};
use team::{Crew, Work};

/// What [`set_threads`] said; 0 for nothing.
static SET: AtomicUsize = AtomicUsize::new(0);

/// More threads than any machine has cores for one training.
pub(crate) const MOST_THREADS: usize = 256;

/// How many threads work together where nothing else is said: what [`set_threads`] set; else what the environment
/// variable `NEUROTYPE_THREADS` says; else as many as the machine has cores.
///
/// The bits of a result do not depend on it.
pub fn threads() -> usize {
    match SET.load(Ordering::Relaxed) {
        0 => {
            let wanted = std::env::var("NEUROTYPE_THREADS").ok().and_then(|threads| threads.parse().ok());
            wanted.filter(|threads| *threads > 0).unwrap_or_else(leaders::cores).min(MOST_THREADS)
        }
        set => set,
    }
}

/// Sets how many threads work together in this process from now on, at most 256; 0 leaves it to the environment and the
/// machine again. A single run of training can say otherwise: [`Fit::threads`](crate::Fit::threads).
///
/// ```
/// neurotype::kernels::set_threads(1);
/// assert_eq!(neurotype::kernels::threads(), 1);
/// ```
pub fn set_threads(threads: usize) {
    SET.store(threads.min(MOST_THREADS), Ordering::Relaxed);
}

thread_local! {
    /// The crew that this thread leads, if it leads one.
    static LED: Cell<Option<Rc<Crew>>> = const { Cell::new(None) };
}

/// Does some work, whose large products so many threads share, this one included; fewer while others lead as well. The others
/// are hired with the first such product, and are gone when the work is over.
pub(crate) fn with_threads<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    /// Puts back what this thread led before, even if the work panics.
    struct Leading(Option<Rc<Crew>>);
    impl Drop for Leading {
        fn drop(&mut self) {
            LED.set(self.0.take());
        }
    }
    let _leader = Leader::new();
    let crew = (threads > 1).then(|| Rc::new(Crew::new(threads)));
    let _leading = Leading(LED.replace(crew));
    work()
}

/// Does `pieces` pieces of work, each once and neighbours together, with the crew that this thread leads if it leads one. The work is told which
/// of the threads it runs on, from 0 on.
pub(super) fn share(pieces: usize, work: Work<'_>) {
    // Taken away meanwhile: a piece of work must not publish another.
    let crew = LED.take();
    match &crew {
        Some(crew) => crew.run(pieces, work),
        None => work(0, 0..pieces),
    }
    LED.set(crew);
}

/// Does a step of work together with the crew that this thread leads, if it leads one; what it takes tells how many threads are to take part in
/// the next.
pub(crate) fn pace<R>(step: impl FnOnce() -> R) -> R {
    match led() {
        Some(crew) => crew.pace(step),
        None => step(),
    }
}

/// The crew that this thread leads.
fn led() -> Option<Rc<Crew>> {
    let crew = LED.take();
    LED.set(crew.clone());
    crew
}

/// How many threads the crew may have that this thread leads; one, if it leads none.
pub(super) fn crew_size() -> usize {
    led().map_or(1, |crew| crew.size())
}

/// Whether this thread leads a crew that has helpers already.
pub(super) fn has_helpers() -> bool {
    led().is_some_and(|crew| crew.has_helpers())
}

/// Whether this thread leads a crew, so that sharing may help.
pub(super) fn leads() -> bool {
    crew_size() > 1
}

#[cfg(test)]
mod tests;
