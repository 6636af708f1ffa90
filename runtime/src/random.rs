//! Randomness: one seeded stream for each purpose, so that a change in one does not disturb another.

use chacha20::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};
use serde::{Deserialize, Serialize, Serializer};

use crate::kernels::{self, functions};
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
    /// What a search for hyper-parameters tries.
    Search,
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

    /// The same stream from a word on that is far behind its beginning.
    pub(crate) fn from_word(seed: u64, purpose: Purpose, word: u128) -> Self {
        let Self(mut generator) = Self::new(seed, purpose);
        generator.set_word_pos(word);
        Self(generator)
    }

    /// Whether nothing was drawn yet.
    #[inline]
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

    /// The same stream, so many words further on.
    pub(crate) fn ahead(&self, words: usize) -> Self {
        let mut random = self.clone();
        random.skip(words);
        random
    }

    /// Goes on so many words further on.
    pub(crate) fn skip(&mut self, words: usize) {
        self.0.set_word_pos(self.0.get_word_pos() + words as u128);
    }

    /// Uniform in [low, high).
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// From the standard normal distribution (Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        self.normal_pair()[0]
    }

    /// So many of them in single precision, at most 6.8 away from 0, in loops compiled for the machine's instruction set (Box and Muller's method);
    /// as many words are drawn, and one more where they are odd.
    pub(crate) fn normals<T: Scalar>(&mut self, numbers: &mut [T]) {
        const PAIRS: usize = 16;
        let mut words = [[0; PAIRS]; 2];
        for numbers in numbers.chunks_mut(2 * PAIRS) {
            let (first, second) = numbers.split_at_mut(numbers.len().div_ceil(2));
            for words in &mut words {
                self.words(&mut words[..first.len()]);
            }
            let [lengths, directions] = words;
            kernels::vectorized::<T, _>(
                #[inline(always)]
                move || {
                    let mut points = [[0.0; PAIRS]; 2];
                    for place in 0..PAIRS {
                        [points[0][place], points[1][place]] = normals_of(lengths[place], directions[place]);
                    }
                    for (numbers, points) in [first, second].into_iter().zip(points) {
                        numbers.iter_mut().zip(points).for_each(|(number, point)| *number = T::from_f32(point));
                    }
                },
            );
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

/// A point of the plane whose coordinates are normal: √(−2 ln u) from 0, u in (0, 1), in a direction of which three bits say the eighth of the circle,
/// and the others the place in it.
#[inline(always)]
fn normals_of(length: u32, direction: u32) -> [f32; 2] {
    const SHARE: f32 = 1.0 / 4_294_967_296.0;
    // What each power of the series has more in its denominator than the one before.
    const SIN: [f32; 4] = [1.0 / 6.0, 1.0 / 20.0, 1.0 / 42.0, 1.0 / 72.0];
    const COS: [f32; 4] = [1.0 / 2.0, 1.0 / 12.0, 1.0 / 30.0, 1.0 / 56.0];
    let length = (-2.0 * functions::ln((length as f32 + 0.5) * SHARE)).sqrt();
    // From 0 to π/4, where these powers leave out less than 3·10⁻⁸.
    let angle = (direction >> 3) as f32 * (std::f32::consts::FRAC_PI_4 * 8.0 * SHARE);
    let square = angle * angle;
    let sin = (((square * SIN[3] - 1.0) * square * SIN[2] + 1.0) * square * SIN[1] - 1.0) * square * SIN[0] + 1.0;
    let cos = (((square * COS[3] - 1.0) * square * COS[2] + 1.0) * square * COS[1] - 1.0) * square * COS[0] + 1.0;
    let [first, second] = if direction & 1 == 0 { [cos, angle * sin] } else { [angle * sin, cos] };
    let signed = |number: f32, bit: u32| if direction & bit == 0 { number } else { -number };
    [length * signed(first, 2), length * signed(second, 4)]
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
        for bound in [1, 2, 60_000, u32::MAX as usize, (u32::MAX as usize).saturating_add(1), usize::MAX] {
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
    fn many_normal_numbers_at_once_are_spread_as_the_normal_distribution_is() {
        // In rows of 33, so that pairs end within and chunks are left unfinished.
        let mut random = Random::new(2, Purpose::Layers);
        let mut numbers = vec![0.0_f32; 33 * 6_000];
        numbers.chunks_mut(33).for_each(|row| random.normals(row));
        // The share below each bound, from tables, within five standard deviations of such a count.
        for (bound, share) in
            [(-3.0, 0.001_35), (-1.0, 0.158_66), (-0.5, 0.308_54), (0.0, 0.5), (0.3, 0.617_91), (2.0, 0.977_25)]
        {
            let found = numbers.iter().filter(|number| **number < bound).count() as f64 / numbers.len() as f64;
            let deviation = (share * (1.0 - share) / numbers.len() as f64).sqrt();
            assert!((found - share).abs() < 5.0 * deviation, "{found} below {bound}");
        }
        assert!(numbers.iter().all(|number| number.abs() < 6.8));
        for apart in [1, 8, 16, 17] {
            let products = numbers.iter().zip(&numbers[apart..]).map(|(a, b)| f64::from(*a) * f64::from(*b));
            let [plain, squares] = [1, 2].map(|power| {
                let mean = if power == 1 { 0.0 } else { 1.0 };
                products.clone().map(|product| product.powi(power) - mean).sum::<f64>() / numbers.len() as f64
            });
            assert!(plain.abs() < 0.012 && squares.abs() < 0.04, "{plain}, {squares} between numbers {apart} apart");
        }
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
