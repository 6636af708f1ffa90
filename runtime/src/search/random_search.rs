//! `RandomSearch`: any value as likely as another.

use super::{Domain, Next, Past, Tuner};
use crate::error::Result;
use crate::random::{Purpose, Random};

/// Chooses each hyper-parameter by chance, independently of all others and of what came out before; what has been tried is not tried again. Source:
/// Bergstra and Bengio, 2012; `keras_tuner.RandomSearch`.
///
/// ```
/// use neurotype::search::{RandomSearch, Search};
///
/// // There are no more than three.
/// let trials = Search::new(RandomSearch::new(42)).verbose(false).run(|hp| Ok(hp.int("depth", 1..=3)? as f64))?;
/// assert_eq!(trials.iter().len(), 3);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct RandomSearch {
    seed: u64,
    attempt: usize,
}

/// How often a trial that has been is drawn before there seems to be no other.
const ATTEMPTS: usize = 1000;

impl RandomSearch {
    /// The same seed tries the same.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, attempt: 0 }
    }
}

impl Tuner for RandomSearch {
    fn begin(&mut self, past: &Past<'_>) -> Result<Next> {
        let first = past.trials().len();
        let new =
            (first..first + ATTEMPTS).find(|attempt| !past.repeats(|name, _| stream(self.seed, *attempt, name).unit()));
        self.attempt = new.unwrap_or_default();
        Ok(if new.is_some() { Next::New } else { Next::Nothing })
    }

    fn place(&mut self, name: &str, _domain: &Domain) -> f64 {
        stream(self.seed, self.attempt, name).unit()
    }
}

/// Random numbers for a hyper-parameter: each attempt has a part of the seed's stream, and each name a place there, so that it does not matter what else
/// is asked for.
pub(super) fn stream(seed: u64, attempt: usize, name: &str) -> Random {
    let place = 2 * u128::from(crc32c::crc32c(name.as_bytes()));
    Random::from_word(seed, Purpose::Search, ((attempt as u128) << 33) + place)
}
