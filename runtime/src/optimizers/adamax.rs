//! `Adamax`: Adam with the largest gradient in place of the mean square.

use super::moments::{allow_moments, moment_options};
use super::{Optimizer, Step};
use crate::error::Result;
use crate::scalar::Scalar;

/// Adamax. With learning rate η, gradient g and t the number of the step:
///
/// - `m ← β₁ · m + (1 − β₁) · g`, `u ← max(β₂ · u, |g|)`
/// - `w ← w − η · m / ((1 − β₁ᵗ) · (u + ε))`
///
/// Source: Keras 3, `keras.optimizers.Adamax`; Kingma and Ba, 2014, section 7.
///
/// ```
/// use neurotype::optimizers::Adamax;
///
/// assert_eq!(Adamax::default(), Adamax::new(0.001).beta_1(0.9).beta_2(0.999).epsilon(1e-7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Adamax {
    learning_rate: f64,
    beta_1: f64,
    beta_2: f64,
    epsilon: f64,
}

impl Adamax {
    /// With this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 }
    }

    moment_options!();
}

impl Default for Adamax {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Adamax {
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
        let power = i32::try_from(step.iteration).unwrap_or(i32::MAX);
        let rate = T::from_f64(self.learning_rate / (1.0 - self.beta_1.powi(power)));
        let [share, decay, epsilon] = [1.0 - self.beta_1, self.beta_2, self.epsilon].map(T::from_f64);
        step.each(
            #[inline(always)]
            move |w, g, [m, u]| {
                *m = (*m + (g - *m) * share).or_nothing();
                *u = g.abs().larger((decay * *u).or_nothing());
                *w -= rate * *m / (*u + epsilon);
            },
        );
    }
}
