//! `BayesianOptimization`: where good trials lie close together and others do not.

use super::random_search::stream;
use super::trial::Answer;
use super::{Domain, Next, Past, RandomSearch, Tuner};
use crate::error::Result;
use crate::random::Random;

/// Learns from the trials before. The first ten are random; then the best quarter (at most 25) are told from the rest, and of 24 values that are drawn near
/// the good ones that is taken at which good trials lie most closely in comparison with the others:
///
/// ```text
/// argmax over x ~ good of good(x) / rest(x)
/// ```
///
/// `good` and `rest` are mixtures of normal distributions around the values that were tried, each as wide as its neighbours are far, and of one uniform
/// distribution; of things to choose from, shares of how often each was tried. Each hyper-parameter is chosen for itself. Source: the tree of Parzen
/// estimators, Bergstra, Bardenet, Bengio and Kégl, 2011. (`keras_tuner.BayesianOptimization` has a Gaussian process in its place.)
///
/// ```
/// use neurotype::search::{BayesianOptimization, Search};
///
/// let search = Search::new(BayesianOptimization::new(42)).max_trials(60).verbose(false);
/// let trials = search.run(|hp| Ok((hp.log_float("rate", 1e-5..=1.0)?.ln() + 4.0).abs() + hp.int("depth", 0..=9)? as f64))?;
/// assert!(trials.best().score() < Some(0.5));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct BayesianOptimization {
    seed: u64,
    initial: usize,
    random: RandomSearch,
    attempt: usize,
    /// Empty while trials are random.
    known: Vec<Known>,
}

/// What is known of a hyper-parameter.
#[derive(Clone, Debug)]
struct Known {
    name: String,
    domain: Domain,
    /// Where it lay, in order: in good trials, and in others.
    sides: [Vec<f64>; 2],
    /// Where it is to lie.
    chosen: f64,
}

/// How many values are compared.
const CANDIDATES: usize = 24;

/// The share of the trials that are good, and how many at most.
const SHARE: f64 = 0.25;
const MOST: usize = 25;

/// How often a trial that has been is chosen before a random one takes its place.
const ATTEMPTS: usize = 20;

impl BayesianOptimization {
    /// With ten random trials first. The same seed tries the same, as long as the same comes out.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, initial: 10, random: RandomSearch::new(seed), attempt: 0, known: Vec::new() }
    }

    /// How many random trials come first, at least 1; default 10.
    #[must_use]
    pub fn initial_trials(mut self, trials: usize) -> Self {
        self.initial = trials.max(1);
        self
    }

    fn learn(&mut self, past: &Past<'_>) {
        self.known.clear();
        let ranked = past.best_first();
        let good = ((SHARE * ranked.len() as f64).ceil() as usize).min(MOST);
        for (rank, trial) in ranked.into_iter().enumerate() {
            // A trial without a score is never good.
            let side = usize::from(rank >= good || trial.score().is_none());
            for Answer { name, domain, place, .. } in trial.chosen() {
                let known = self.known.iter().position(|known| known.is(name, domain)).unwrap_or_else(|| {
                    let (name, domain) = (name.clone(), domain.clone());
                    self.known.push(Known { name, domain, sides: [Vec::new(), Vec::new()], chosen: 0.0 });
                    self.known.len() - 1
                });
                self.known[known].sides[side].push(*place);
            }
        }
        self.known.iter_mut().flat_map(|known| &mut known.sides).for_each(|places| places.sort_by(f64::total_cmp));
    }

    /// Chooses all hyper-parameters that are known.
    fn choose(&mut self, attempt: usize) {
        self.attempt = attempt;
        for known in &mut self.known {
            known.chosen = known.choose(&mut stream(self.seed, attempt, &known.name));
        }
    }

    /// Where a hyper-parameter is to lie; by chance, if it is a new one.
    fn chosen(&self, name: &str, domain: &Domain) -> f64 {
        let known = self.known.iter().find(|known| known.is(name, domain));
        known.map_or_else(|| stream(self.seed, self.attempt, name).unit(), |known| known.chosen)
    }
}

impl Known {
    fn is(&self, name: &str, domain: &Domain) -> bool {
        self.name == name && self.domain == *domain
    }

    /// Of some places that are likely in good trials, the one that is least so in others.
    fn choose(&self, random: &mut Random) -> f64 {
        let [good, rest] = &self.sides;
        let mut best = (f64::NEG_INFINITY, 0.5);
        for _ in 0..CANDIDATES {
            let place = draw(good, &self.domain, random);
            let worth = density(good, &self.domain, place) / density(rest, &self.domain, place);
            if worth > best.0 {
                best = (worth, place);
            }
        }
        best.1
    }
}

impl Tuner for BayesianOptimization {
    fn begin(&mut self, past: &Past<'_>) -> Result<Next> {
        let trials = past.trials().len();
        if trials >= self.initial {
            self.learn(past);
            for attempt in trials..trials + ATTEMPTS {
                self.choose(attempt);
                if !past.repeats(|name, domain| self.chosen(name, domain)) {
                    return Ok(Next::New);
                }
            }
        }
        self.known.clear();
        self.random.begin(past)
    }

    fn place(&mut self, name: &str, domain: &Domain) -> f64 {
        if self.known.is_empty() { self.random.place(name, domain) } else { self.chosen(name, domain) }
    }
}

/// How wide the normal distribution is around one of some places, which are sorted: as far as the farther neighbour, 0 and 1 being neighbours, too.
fn width(places: &[f64], index: usize) -> f64 {
    let below = if index == 0 { 0.0 } else { places[index - 1] };
    let above = places.get(index + 1).copied().unwrap_or(1.0);
    let narrowest = 1.0 / (1 + places.len()).min(100) as f64;
    (places[index] - below).max(above - places[index]).clamp(narrowest, 1.0)
}

/// How closely some places lie around one.
fn density(places: &[f64], domain: &Domain, place: f64) -> f64 {
    if let Domain::Choice(things) = domain {
        let chosen = places.iter().filter(|other| domain.index(**other) == domain.index(place)).count();
        return (chosen + 1) as f64 / (places.len() + things.len()) as f64;
    }
    let normal = |index: usize| {
        let (middle, width) = (places[index], width(places, index));
        let below = |bound: f64| 0.5 * (1.0 + libm::erf((bound - middle) / width / std::f64::consts::SQRT_2));
        let height = libm::exp(-0.5 * libm::pow((place - middle) / width, 2.0));
        height / (width * (2.0 * std::f64::consts::PI).sqrt() * (below(1.0) - below(0.0)))
    };
    // The uniform distribution is one of them.
    (1.0 + (0..places.len()).map(normal).sum::<f64>()) / (places.len() + 1) as f64
}

/// A place that is likely where some places are.
fn draw(places: &[f64], domain: &Domain, random: &mut Random) -> f64 {
    let place = random.unit();
    if let Domain::Choice(things) = domain {
        // One of those that were chosen, or of all.
        let index = random.below(places.len() + things.len());
        return places.get(index).copied().unwrap_or(place);
    }
    let index = random.below(places.len() + 1);
    if index == places.len() {
        return place;
    }
    let width = width(places, index);
    // At least about every third lies within: none is wider than the range.
    loop {
        let place = places[index] + width * random.normal();
        if (0.0..=1.0).contains(&place) {
            return place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: Domain = Domain::Float { low: 0.0, high: 1.0, log: false };

    #[test]
    fn a_place_is_as_wide_as_its_farther_neighbour_is_far() {
        let widths = |places: &[f64]| (0..places.len()).map(|index| width(places, index)).collect::<Vec<_>>();
        assert_eq!(widths(&[0.25]), [0.75]);
        // None of three is narrower than a quarter.
        assert_eq!(widths(&[0.125, 0.25, 0.75]), [0.25, 0.5, 0.5]);
        assert_eq!(widths(&[0.5; 200])[100], 0.01);
    }

    #[test]
    fn densities_are_distributions_and_draws_follow_them() {
        let mut random = stream(1, 0, "rate");
        for places in [vec![], vec![0.5], vec![0.0, 1.0], vec![0.1, 0.125, 0.13, 0.7]] {
            const PARTS: usize = 1_000;
            const DRAWS: usize = 20_000;
            let middle = |part: usize| (part as f64 + 0.5) / PARTS as f64;
            let shares: Vec<f64> = (0..PARTS).map(|part| density(&places, &ANY, middle(part)) / PARTS as f64).collect();
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-4, "{places:?}");
            let below_a_third: f64 = shares[..PARTS / 3].iter().sum();
            let drawn =
                (0..DRAWS).filter(|_| draw(&places, &ANY, &mut random) < 1.0 / 3.0).count() as f64 / DRAWS as f64;
            assert!((drawn - below_a_third).abs() < 0.015, "{places:?}: {drawn} of {below_a_third}");
        }
    }
}
