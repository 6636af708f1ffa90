//! `Adam`: steps scaled by running means of the gradient and its square.

use super::moments::{allow_moments, moment_options};
use super::{Optimizer, Step};
use crate::error::Result;
use crate::scalar::Scalar;

/// Adam. With learning rate η, gradient g and t the number of the step:
///
/// - `m ← β₁ · m + (1 − β₁) · g`, `v ← β₂ · v + (1 − β₂) · g²`
/// - `w ← w − η · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)`
///
/// With `amsgrad` the largest v so far stands in place of v (Reddi et al., 2018). Defaults: η 0.001, β₁ 0.9, β₂ 0.999, ε 10⁻⁷, `amsgrad` false. Source: Keras 3, `keras.optimizers.Adam`; Kingma and Ba, 2014.
///
/// ```
/// use neurotype::prelude::*;
///
/// assert_eq!(Adam::default(), Adam::new(0.001).beta_1(0.9).beta_2(0.999).epsilon(1e-7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Adam {
    learning_rate: f64,
    beta_1: f64,
    beta_2: f64,
    epsilon: f64,
    #[serde(default)]
    amsgrad: bool,
}

impl Adam {
    /// Adam with this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7, amsgrad: false }
    }

    moment_options!();

    /// Whether the largest mean of squares so far divides; default `false`.
    #[must_use]
    pub const fn amsgrad(mut self, amsgrad: bool) -> Self {
        self.amsgrad = amsgrad;
        self
    }
}

impl Default for Adam {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Adam {
    fn check(&self) -> Result<()> {
        allow_moments(self.learning_rate, [self.beta_1, self.beta_2], self.epsilon)
    }

    fn slots(&self) -> usize {
        2 + usize::from(self.amsgrad)
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
        let rate = self.learning_rate * (1.0 - self.beta_2.powi(power)).sqrt() / (1.0 - self.beta_1.powi(power));
        let (rate, epsilon) = (T::from_f64(rate), T::from_f64(self.epsilon));
        let (share_1, share_2) = (T::from_f64(1.0 - self.beta_1), T::from_f64(1.0 - self.beta_2));
        // All numbers are read before one is written: vectors often begin at the same place of a page, and some processors let a read wait for a
        // write to that place of another page.
        if self.amsgrad {
            return step.each(
                #[inline(always)]
                move |w, g, [m, v, largest]| {
                    let mean = (*m + (g - *m) * share_1).or_nothing();
                    let square = (*v + (g * g - *v) * share_2).or_nothing();
                    let size = square.larger(*largest);
                    *w -= mean * rate / (size.sqrt() + epsilon);
                    (*m, *v, *largest) = (mean, square, size);
                },
            );
        }
        step.each(
            #[inline(always)]
            move |w, g, [m, v]| {
                let mean = (*m + (g - *m) * share_1).or_nothing();
                let square = (*v + (g * g - *v) * share_2).or_nothing();
                *w -= mean * rate / (square.sqrt() + epsilon);
                (*m, *v) = (mean, square);
            },
        );
    }
}
