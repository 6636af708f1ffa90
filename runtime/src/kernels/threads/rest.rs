//! When teams give way: while others want the cores, leaders work alone.
//!
//! All teams of a process rest together, since they want the same cores, and a team may live shortly. A helper that lost its
//! core, or a leader that waited for such a helper, begins a rest. A rest that begins as soon as the last one is over is five
//! times as long, so that a machine that stays busy is asked less and less often; one that is free again is noticed within half
//! a second. Where a virtual machine loses a core for a moment, some times a second, the rests stay short: each costs less than what
//! two threads have gained since the last.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The first rest: as long as it takes to notice that a core is lost. The host of a virtual machine takes one away for a few milliseconds, some times a
/// second; who wants it for longer is met again soon.
const SHORTEST: Duration = Duration::from_millis(1);

/// A core that is lost so soon after a rest was not free: somebody who wants it takes his turn within a few milliseconds.
const SOON: Duration = Duration::from_millis(100);

/// How many times as long one is that follows soon.
const GROWTH: u32 = 5;

/// The longest.
const LONGEST: Duration = Duration::from_millis(500);

/// The rests of this process.
pub(super) static REST: LazyLock<Rest> = LazyLock::new(Rest::new);

/// Rests, in nanoseconds since their first use.
#[derive(Debug)]
pub(super) struct Rest {
    birth: Instant,
    until: AtomicU64,
    length: AtomicU64,
}

impl Rest {
    fn new() -> Self {
        Self { birth: Instant::now(), until: AtomicU64::new(0), length: AtomicU64::new(0) }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.birth.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    /// Whether the leader is to work alone.
    pub(super) fn is_on(&self) -> bool {
        let until = self.until.load(Ordering::Relaxed);
        until > 0 && self.now() < until
    }

    /// Begins a rest, unless one is on.
    pub(super) fn begin(&self) {
        let (now, until, last) = (self.now(), self.until.load(Ordering::Relaxed), self.length.load(Ordering::Relaxed));
        if now < until {
            return;
        }
        let (shortest, longest) = (SHORTEST.as_nanos() as u64, LONGEST.as_nanos() as u64);
        let is_soon = now < until + SOON.as_nanos() as u64;
        let length = if is_soon { (u64::from(GROWTH) * last).clamp(shortest, longest) } else { shortest };
        self.length.store(length, Ordering::Relaxed);
        self.until.store(now + length, Ordering::Relaxed);
    }
}

/// Not under Miri, which takes longer for a call than the first rest lasts.
#[cfg(all(test, not(miri)))]
mod tests {
    use std::thread::sleep;

    use super::*;

    #[test]
    fn a_rest_ends_and_the_next_one_soon_after_is_several_times_as_long() {
        let rest = Rest::new();
        assert!(!rest.is_on());
        for length in [SHORTEST, GROWTH * SHORTEST] {
            rest.begin();
            rest.begin();
            assert!(rest.is_on());
            assert_eq!(rest.length.load(Ordering::Relaxed), length.as_nanos() as u64);
            sleep(length);
            assert!(!rest.is_on());
        }
    }
}
