//! Randomness: one seeded stream for each purpose, so that a change in one does not disturb another.

use chacha20::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};
use serde::{Deserialize, Serialize, Serializer};

use crate::scalar::Scalar;

/// What random numbers are drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The initial values of parameters.
    Initialization,
    /// The order of the samples in an epoch.
    Shuffling,
    /// What layers such as `Dropout` draw in a training step.
    Layers,
    /// Data that the crate makes itself.
    Data,
}

/// A stream of random numbers: `ChaCha8`, the same on every machine, serialisable with its position.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Position")]
pub struct Random(ChaCha8Rng);

/// Where in which stream a generator is: what files keep of it, and have kept since the first.
#[derive(Serialize, Deserialize)]
struct Position {
    seed: [u8; 32],
    stream: u64,
    word_pos: u128,
}

impl From<&Random> for Position {
    fn from(Random(generator): &Random) -> Self {
        let (seed, stream) = (generator.get_seed(), generator.get_stream());
        Self { seed, stream, word_pos: generator.get_word_pos() }
    }
}

impl From<Position> for Random {
    fn from(Position { seed, stream, word_pos }: Position) -> Self {
        let mut generator = ChaCha8Rng::from_seed(seed);
        generator.set_stream(stream);
        generator.set_word_pos(word_pos);
        Self(generator)
    }
}

impl Serialize for Random {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Position::from(self).serialize(serializer)
    }
}

// By hand, since `chacha20` copies no generators.
impl Clone for Random {
    fn clone(&self) -> Self {
        Position::from(self).into()
    }
}

impl Random {
    /// The stream that belongs to a seed and a purpose.
    #[must_use]
    pub fn new(seed: u64, purpose: Purpose) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(purpose as u64);
        Self(generator)
    }

    /// Whether nothing was drawn yet.
    pub(crate) fn is_unused(&self) -> bool {
        self.0.get_word_pos() == 0
    }

    /// Uniform in [0, 1), with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform words, drawn in blocks.
    pub(crate) fn words(&mut self, words: &mut [u32]) {
        self.0.fill(words);
    }

    /// Uniform in [low, high).
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// From the standard normal distribution (Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        self.normal_pair()[0]
    }

    /// So many of them, for which the method draws half as much.
    pub(crate) fn normals<T: Scalar>(&mut self, numbers: &mut [T]) {
        for pair in numbers.chunks_mut(2) {
            pair.iter_mut().zip(self.normal_pair()).for_each(|(number, normal)| *number = T::from_f64(normal));
        }
    }

    fn normal_pair(&mut self) -> [f64; 2] {
        loop {
            let pair = [self.uniform(-1.0, 1.0), self.uniform(-1.0, 1.0)];
            let square = pair[0] * pair[0] + pair[1] * pair[1];
            if square > 0.0 && square < 1.0 {
                return pair.map(|number| number * (-2.0 * square.ln() / square).sqrt());
            }
        }
    }

    /// Uniform in `0..bound`; 0 for a bound of 0.
    #[inline]
    pub fn below(&mut self, bound: usize) -> usize {
        match u32::try_from(bound) {
            Ok(0) => 0,
            // What `rand` does for a `usize` as well, but inline: it is drawn once for each sample of an epoch.
            Ok(bound) => self.0.random_range(0..bound) as usize,
            Err(_) => self.0.random_range(0..bound),
        }
    }

    /// Puts a slice into random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, slice: &mut [T]) {
        for end in (1..slice.len()).rev() {
            slice.swap(end, self.below(end + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_numbers_twice_and_another_purpose_gives_others() {
        let draw = |seed, purpose| Random::new(seed, purpose).unit();
        assert_eq!(draw(7, Purpose::Shuffling), draw(7, Purpose::Shuffling));
        assert_ne!(draw(7, Purpose::Shuffling), draw(7, Purpose::Layers));
        assert_ne!(draw(7, Purpose::Shuffling), draw(8, Purpose::Shuffling));
    }

    #[test]
    fn what_was_kept_of_a_stream_goes_on_where_it_was() {
        for drawn in [0, 1, 15, 16, 17, 1_000] {
            let mut random = Random::new(7, Purpose::Shuffling);
            for _ in 0..drawn {
                random.0.next_u32();
            }
            let kept = serde_json::to_string(&random).expect("numbers");
            let mut restored: Random = serde_json::from_str(&kept).expect("what was kept");
            assert!(kept.contains(&format!(r#""stream":1,"word_pos":{drawn}"#)), "{kept}");
            assert_eq!(random, restored);
            assert_eq!(random.unit(), restored.unit());
        }
    }

    #[test]
    fn below_draws_what_rand_draws() {
        for bound in [1, 2, 60_000, u32::MAX as usize, u32::MAX as usize + 1, usize::MAX] {
            let [mut ours, mut theirs] = [(); 2].map(|()| Random::new(5, Purpose::Shuffling));
            assert!((0..100).all(|_| ours.below(bound) == theirs.0.random_range(0..bound)), "{bound}");
        }
        assert_eq!(Random::new(5, Purpose::Shuffling).below(0), 0);
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let mut random = Random::new(1, Purpose::Data);
        let mut numbers: Vec<f64> = (0..50_000).map(|_| random.normal()).collect();
        numbers.resize(100_000, 0.0);
        random.normals(&mut numbers[50_000..]);
        let mean = numbers.iter().sum::<f64>() / 1e5;
        let variance = numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / 1e5;
        assert!(mean.abs() < 0.01 && (variance - 1.0).abs() < 0.02, "{mean} {variance}");
        let neighbours = numbers.chunks(2).map(|pair| pair[0] * pair[1]).sum::<f64>() / 5e4;
        assert!(neighbours.abs() < 0.02, "{neighbours}");
    }

    #[test]
    fn shuffling_keeps_every_element() {
        let mut order: Vec<usize> = (0..1000).collect();
        Random::new(3, Purpose::Shuffling).shuffle(&mut order);
        assert_ne!(order[..10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        order.sort_unstable();
        assert!(order.into_iter().eq(0..1000));
    }
}
