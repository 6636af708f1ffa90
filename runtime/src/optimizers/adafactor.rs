//! `Adafactor`: Adam's scaling with little memory.

use super::{Optimizer, Step, allow, allow_learning_rate};
use crate::error::Result;
use crate::scalar::Scalar;

/// Adafactor. With learning rate η, gradient g, t the number of the step, and `rms x` the root of the mean of x²:
///
/// - `β = 1 − t ^ beta_2_decay`, `ρ = min(η, 1/√t)`, `α = max(ε₂, rms w) · ρ`
/// - a kernel keeps the means of `g² + ε₁` over each row, r, and each column, c, by β; then `v = r / mean(r) · c`; a tensor of one axis
///   keeps `v ← β · v + (1 − β) · (g² + ε₁)` itself
/// - `u = g / √v`, `w ← w − α · u / max(1, rms u / clip_threshold)`
///
/// Defaults: η 0.001, `beta_2_decay` −0.8, ε₁ 10⁻³⁰, ε₂ 0.001, `clip_threshold` 1.0, `relative_step` true, which takes the smaller of η and
/// 1/√t for η. Source: Keras 3, `keras.optimizers.Adafactor`; Shazeer and Stern, 2018.
///
/// ```
/// use neurotype::optimizers::Adafactor;
///
/// assert_eq!(Adafactor::default(), Adafactor::new(0.001).beta_2_decay(-0.8).clip_threshold(1.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Adafactor {
    learning_rate: f64,
    beta_2_decay: f64,
    epsilon_1: f64,
    epsilon_2: f64,
    clip_threshold: f64,
    relative_step: bool,
}

impl Adafactor {
    /// Adafactor with this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self {
            learning_rate,
            beta_2_decay: -0.8,
            epsilon_1: 1e-30,
            epsilon_2: 1e-3,
            clip_threshold: 1.0,
            relative_step: true,
        }
    }

    /// The power of t by which old squares fade, negative; default −0.8.
    #[must_use]
    pub const fn beta_2_decay(mut self, beta_2_decay: f64) -> Self {
        self.beta_2_decay = beta_2_decay;
        self
    }

    /// What is added to each square, positive; default 10⁻³⁰.
    #[must_use]
    pub const fn epsilon_1(mut self, epsilon_1: f64) -> Self {
        self.epsilon_1 = epsilon_1;
        self
    }

    /// The least size of the weights that counts, positive; default 0.001.
    #[must_use]
    pub const fn epsilon_2(mut self, epsilon_2: f64) -> Self {
        self.epsilon_2 = epsilon_2;
        self
    }

    /// The size of a step that is not scaled back, positive; default 1.0.
    #[must_use]
    pub const fn clip_threshold(mut self, clip_threshold: f64) -> Self {
        self.clip_threshold = clip_threshold;
        self
    }

    /// Whether the learning rate is at most 1/√t; default `true`.
    #[must_use]
    pub const fn relative_step(mut self, relative_step: bool) -> Self {
        self.relative_step = relative_step;
        self
    }
}

impl Default for Adafactor {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Adafactor {
    fn check(&self) -> Result<()> {
        let positive = |number: f64| number > 0.0 && number.is_finite();
        allow_learning_rate(self.learning_rate)?;
        allow("beta_2_decay", self.beta_2_decay, "it must be negative and finite", |decay| positive(-decay))?;
        for (name, number) in
            [("epsilon_1", self.epsilon_1), ("epsilon_2", self.epsilon_2), ("clip_threshold", self.clip_threshold)]
        {
            allow(name, number, "it must be positive and finite", positive)?;
        }
        Ok(())
    }

    /// The rows' means, or the squares of a tensor of one axis, and the columns' means.
    fn slots(&self) -> usize {
        2
    }

    fn learning_rate(&self, _steps: u64) -> f64 {
        self.learning_rate
    }

    fn set_learning_rate(&mut self, rate: f64) {
        self.learning_rate = rate;
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let Step { parameters, gradients, slots, iteration, sizes, .. } = step;
        let [rows, columns] = slots else { return };
        let time = iteration as f64;
        let least = 1.0 / time.sqrt();
        let rate = if self.relative_step { self.learning_rate.min(least) } else { self.learning_rate };
        let alpha = root_mean_square(parameters.iter().map(|w| w.to_f64())).max(self.epsilon_2) * rate.min(least);
        let beta = 1.0 - time.powf(self.beta_2_decay);
        let keep = |old: &mut T, new: f64| *old = T::from_f64(beta * old.to_f64() + (1.0 - beta) * new);
        let square = |place: usize| gradients[place].to_f64().powi(2) + self.epsilon_1;
        let wide = sizes.last();
        let high = gradients.len() / wide.max(1);
        let is_factored = sizes.rank() > 1;
        let mut mean_of_rows = 1.0;
        if is_factored {
            let mean = |sum: f64, count: usize| sum / count as f64;
            for (row, old) in rows[..high].iter_mut().enumerate() {
                keep(old, mean((0..wide).map(|column| square(row * wide + column)).sum(), wide));
            }
            for (column, old) in columns[..wide].iter_mut().enumerate() {
                keep(old, mean((0..high).map(|row| square(row * wide + column)).sum(), high));
            }
            mean_of_rows = mean(rows[..high].iter().map(|row| row.to_f64()).sum(), high);
        } else {
            rows.iter_mut().enumerate().for_each(|(place, old)| keep(old, square(place)));
        }
        let update = |place: usize| {
            let squares = if is_factored {
                rows[place / wide].to_f64() / mean_of_rows * columns[place % wide].to_f64()
            } else {
                rows[place].to_f64()
            };
            gradients[place].to_f64() / squares.sqrt()
        };
        let size = root_mean_square((0..gradients.len()).map(update));
        let alpha = alpha / (size / self.clip_threshold).max(1.0);
        for (place, w) in parameters.iter_mut().enumerate() {
            *w -= T::from_f64(alpha * update(place));
        }
    }
}

/// The root of the mean of the squares.
fn root_mean_square(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = numbers.len().max(1) as f64;
    (numbers.map(|number| number * number).sum::<f64>() / count).sqrt()
}
