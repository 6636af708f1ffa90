//! `Adafactor`: Adam's scaling with little memory.

use super::{Optimizer, Step, allow, allow_learning_rate};
use crate::error::Result;
use crate::kernels::{self, TOGETHER};
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
        let Step { parameters, gradients, slots, iteration, sizes, scratch, .. } = step;
        let [rows, columns] = slots else { return };
        let time = iteration as f64;
        let least = 1.0 / time.sqrt();
        let rate = if self.relative_step { self.learning_rate.min(least) } else { self.learning_rate };
        let alpha = root_mean_square(parameters).max(self.epsilon_2) * rate.min(least);
        let beta = 1.0 - time.powf(self.beta_2_decay);
        let keep = |old: &mut T, new: f64| *old = T::from_f64(beta * old.to_f64() + (1.0 - beta) * new);
        let wide = sizes.last().max(1);
        if sizes.rank() < 2 {
            let squares = gradients.iter().map(|g| g.to_f64() * g.to_f64() + self.epsilon_1);
            rows.iter_mut().zip(squares).for_each(|(old, square)| keep(old, square));
            let updates = scratch.room(gradients.len());
            let numbers = updates.iter_mut().zip(gradients.iter().zip(rows.iter()));
            numbers.for_each(|(update, (g, square))| *update = *g / square.sqrt());
            return self.descend(parameters, updates, alpha);
        }
        let high = gradients.len() / wide;
        for (row, gradients) in rows.iter_mut().zip(gradients.chunks_exact(wide)) {
            keep(row, kernels::square_sum(gradients) / wide as f64 + self.epsilon_1);
        }
        for (index, columns) in columns[..wide].chunks_mut(TOGETHER).enumerate() {
            let first = index * TOGETHER;
            let sums = kernels::column_square_sums(gradients, wide, first..first + columns.len());
            for (column, sum) in columns.iter_mut().zip(sums) {
                keep(column, sum / high as f64 + self.epsilon_1);
            }
        }
        let (rows, columns) = (&rows[..high], &columns[..wide]);
        let mean_of_rows = rows.iter().map(|row| row.to_f64()).sum::<f64>() / high as f64;
        let updates = scratch.room(gradients.len());
        for ((updates, gradients), row) in updates.chunks_exact_mut(wide).zip(gradients.chunks_exact(wide)).zip(rows) {
            let factor = T::from_f64(row.to_f64() / mean_of_rows);
            kernels::vectorized::<T, _>(
                #[inline(always)]
                move || {
                    for (update, (g, column)) in updates.iter_mut().zip(gradients.iter().zip(columns)) {
                        *update = *g / (factor * *column).sqrt();
                    }
                },
            );
        }
        self.descend(parameters, updates, alpha);
    }
}

impl Adafactor {
    /// Takes a step of so much, or less where the update is larger than the threshold.
    fn descend<T: Scalar>(&self, parameters: &mut [T], updates: &[T], alpha: f64) {
        let rate = T::from_f64(alpha / (root_mean_square(updates) / self.clip_threshold).max(1.0));
        kernels::in_parts(
            [parameters],
            #[inline(always)]
            move |range, [parameters]| {
                parameters.iter_mut().zip(&updates[range]).for_each(|(w, update)| *w -= rate * *update);
            },
        );
    }
}

/// The root of the mean of the squares.
fn root_mean_square<T: Scalar>(numbers: &[T]) -> f64 {
    (kernels::square_sum(numbers) / numbers.len().max(1) as f64).sqrt()
}
