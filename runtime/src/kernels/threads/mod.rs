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
pub(crate) use pace::StepKind;
pub(crate) use slices::{Slices, are_shared, in_parts, in_pieces, in_rows, share_slices};
use team::{Crew, Work};

/// What [`set_threads`] said; 0 for nothing.
static SET: AtomicUsize = AtomicUsize::new(0);

/// More threads than any machine has cores for one training.
pub(crate) const MOST_THREADS: usize = 256;

/// How many threads work together where nothing else is said: what [`with_threads`] says around this; else what [`set_threads`] set; else what the
/// environment variable `NEUROTYPE_THREADS` says; else as many as the machine has cores.
///
/// The bits of a result do not depend on it.
pub fn threads() -> usize {
    match (led(), SET.load(Ordering::Relaxed)) {
        (Some(crew), _) => crew.size(),
        (None, 0) => {
            let wanted = std::env::var("NEUROTYPE_THREADS").ok().and_then(|threads| threads.parse().ok());
            wanted.filter(|threads| *threads > 0).unwrap_or_else(leaders::cores).min(MOST_THREADS)
        }
        (None, set) => set,
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

/// Does some work on so many threads, this one included; 0 for [`threads`]. For loops of one's own:
/// [`train_on_batch`](crate::Compiled::train_on_batch), [`predict`](crate::Network::predict) for one sample after the other. `fit` has such threads of
/// its own, and what is long enough hires some for itself; here they stay from one call to the next.
///
/// The others are hired with the first product that is worth it. While the work lasts they look for more, for two milliseconds before they sleep; when
/// it is over they are gone. Where several threads of a process work so, or train, each gets its part of the cores.
///
/// ```
/// use neurotype::kernels::with_threads;
/// use neurotype::prelude::*;
///
/// network! { pub Classifier(image: [28, 28]) -> [10] { image -> Flatten -> Dense(300, relu) -> Dense(300, relu) -> Dense(10, softmax) } }
/// let (model, images) = (Classifier::new(42), [Batch::from([[[0.0_f32; 28]; 28]]), Batch::from([[[0.5; 28]; 28]])]);
/// let answers = with_threads(2, || images.each_ref().map(|image| model.predict(image)));
/// assert_eq!(answers, images.each_ref().map(|image| model.predict(image)));
/// ```
pub fn with_threads<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    /// Puts back what this thread led before, even if the work panics.
    struct Leading(Option<Rc<Crew>>);
    impl Drop for Leading {
        fn drop(&mut self) {
            LED.set(self.0.take());
        }
    }
    let threads = if threads == 0 { self::threads() } else { threads.min(MOST_THREADS) };
    let led = led();
    if led.as_ref().is_some_and(|crew| crew.size() == threads) {
        return work();
    }
    let _leader = led.is_none().then(Leader::new);
    let _leading = Leading(LED.replace(Some(Rc::new(Crew::new(threads)))));
    work()
}

/// Operations that are worth hiring a thread for, which takes about 50 microseconds.
const WORTH_A_THREAD: usize = 1 << 25;

/// Does work of so many operations with the crew that this thread leads; where it leads none, with as many threads as it is worth hiring.
#[inline]
pub(crate) fn with_threads_for<R>(flop: usize, work: impl FnOnce() -> R) -> R {
    if flop < WORTH_A_THREAD {
        return work();
    }
    let threads = threads().min(1 + flop / WORTH_A_THREAD);
    if threads == 1 || led().is_some() { work() } else { with_threads(threads, work) }
}

/// Calls `work` on each thread of the crew that this thread leads, if it leads one. One that has not begun when the others are done may be left out, or
/// another calls it once more.
pub(crate) fn on_each_thread(work: &(dyn Fn() + Sync)) {
    with_crew(|crew| match crew {
        Some(crew) => crew.run_on_each(&|_, _| work()),
        None => work(),
    });
}

/// Does `pieces` pieces of work, each once and neighbours together, with the crew that this thread leads if it leads one. The work is told which
/// of the threads it runs on, from 0 on.
pub(super) fn share(pieces: usize, work: Work<'_>) {
    with_crew(|crew| match crew {
        Some(crew) => crew.run(pieces, work),
        None => work(0, 0..pieces),
    });
}

/// Lends the crew that this thread leads. It leads none meanwhile: a piece of work must not publish another.
fn with_crew(work: impl FnOnce(Option<&Crew>)) {
    let crew = LED.take();
    work(crew.as_deref());
    LED.set(crew);
}

/// Whether so much work is to be shared: from the first bound on where there are helpers already, from the second on also where they must be hired.
#[inline]
pub(super) fn is_worth_it(work: usize, [sharing, hiring]: [usize; 2]) -> bool {
    work >= sharing && if work >= hiring { leads() } else { has_helpers() }
}

/// Does a step of work together with the crew that this thread leads, if it leads one; what it takes tells how many threads are to take part in
/// the next of its kind.
pub(crate) fn pace<R>(kind: StepKind, step: impl FnOnce() -> R) -> R {
    match led() {
        Some(crew) => crew.pace(kind, step),
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
pub(crate) fn crew_size() -> usize {
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
