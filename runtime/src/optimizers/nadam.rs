//! `Nadam`: Adam with Nesterov momentum.

use std::sync::LazyLock;

use super::moments::{allow_moments, moment_options};
use super::{Optimizer, Step};
use crate::error::Result;
use crate::scalar::Scalar;

/// Nadam. With learning rate η, gradient g, t the number of the step and `μₜ = β₁ · (1 − 0.96ᵗ / 2)`:
///
/// - `m ← β₁ · m + (1 − β₁) · g`, `v ← β₂ · v + (1 − β₂) · g²`
/// - `m̂ = μₜ₊₁ · m / (1 − μ₁ ⋯ μₜ₊₁) + (1 − μₜ) · g / (1 − μ₁ ⋯ μₜ)`
/// - `w ← w − η · m̂ / (√(v / (1 − β₂ᵗ)) + ε)`
///
/// Source: Keras 3, `keras.optimizers.Nadam`; Dozat, 2015.
///
/// ```
/// use neurotype::optimizers::Nadam;
///
/// assert_eq!(Nadam::default(), Nadam::new(0.001).beta_1(0.9).beta_2(0.999).epsilon(1e-7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Nadam {
    learning_rate: f64,
    beta_1: f64,
    beta_2: f64,
    epsilon: f64,
}

impl Nadam {
    /// With this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 }
    }

    moment_options!();
}

impl Default for Nadam {
    fn default() -> Self {
        Self::new(0.001)
    }
}

/// From this factor on `1 − 0.96ᵗ / 2` is 1 in double precision.
const MOST: usize = 900;

/// The products of the first factors `1 − 0.96ᵗ / 2`, which every step asks for.
static SCHEDULES: LazyLock<[f64; MOST + 1]> = LazyLock::new(|| {
    let mut products = [1.0; MOST + 1];
    for (power, count) in (1..).zip(1..=MOST) {
        products[count] = products[count - 1] * (1.0 - 0.5 * 0.96_f64.powi(power));
    }
    products
});

impl Optimizer for Nadam {
    fn check(&self) -> Result<()> {
        allow_moments(self.learning_rate, [self.beta_1, self.beta_2], self.epsilon)
    }

    fn slots(&self) -> usize {
        2
    }

    fn learning_rate(&self, _steps: u64) -> f64 {
        self.learning_rate
    }

    fn set_learning_rate(&mut self, rate: f64) {
        self.learning_rate = rate;
    }

    fn is_elementwise(&self) -> bool {
        true
    }

    fn steps_by_each(&self) -> bool {
        true
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let power = i32::try_from(step.iteration).unwrap_or(i32::MAX - 1);
        let momentum = |power: i32| self.beta_1 * (1.0 - 0.5 * 0.96_f64.powi(power));
        let schedule = SCHEDULES[usize::try_from(power).unwrap_or(MOST).min(MOST)];
        let product = self.beta_1.powi(power) * schedule;
        let next = momentum(power + 1);
        let of_mean = self.learning_rate * next / (1.0 - product * next);
        let of_gradient = self.learning_rate * (1.0 - momentum(power)) / (1.0 - product);
        let of_square = 1.0 / (1.0 - self.beta_2.powi(power));
        let [of_mean, of_gradient, of_square] = [of_mean, of_gradient, of_square].map(T::from_f64);
        let [share_1, share_2, epsilon] = [1.0 - self.beta_1, 1.0 - self.beta_2, self.epsilon].map(T::from_f64);
        step.each(
            #[inline(always)]
            move |w, g, [m, v]| {
                *m = (*m + (g - *m) * share_1).or_nothing();
                *v = (*v + (g * g - *v) * share_2).or_nothing();
                *w -= (of_mean * *m + of_gradient * g) / ((*v * of_square).sqrt() + epsilon);
            },
        );
    }
}
