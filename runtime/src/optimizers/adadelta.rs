//! `Adadelta`: steps in the units of the steps before.

use super::{Optimizer, Step, allow, allow_learning_rate, allow_share};
use crate::error::Result;
use crate::scalar::Scalar;

/// Adadelta. With learning rate η, gradient g, decay ρ:
///
/// - `a ← ρ · a + (1 − ρ) · g²`
/// - `d = −g · √(b + ε) / √(a + ε)`, `b ← ρ · b + (1 − ρ) · d²`
/// - `w ← w + η · d`
///
/// The paper's learning rate is 1. Source: Keras 3, `keras.optimizers.Adadelta`; Zeiler, 2012.
///
/// ```
/// use neurotype::optimizers::Adadelta;
///
/// assert_eq!(Adadelta::default(), Adadelta::new(0.001).rho(0.95).epsilon(1e-7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Adadelta {
    learning_rate: f64,
    rho: f64,
    epsilon: f64,
}

impl Adadelta {
    /// With this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, rho: 0.95, epsilon: 1e-7 }
    }

    /// How much of the running squares stays, from 0 to below 1; default 0.95.
    #[must_use]
    pub const fn rho(mut self, rho: f64) -> Self {
        self.rho = rho;
        self
    }

    /// What keeps the division from 0, positive and finite; default 10⁻⁷.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }
}

impl Default for Adadelta {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Adadelta {
    fn check(&self) -> Result<()> {
        allow_learning_rate(self.learning_rate)?;
        allow_share("rho", self.rho)?;
        allow("epsilon", self.epsilon, "it must be positive and finite", |epsilon| {
            epsilon > 0.0 && epsilon.is_finite()
        })?;
        Ok(())
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
        let [rate, rho, rest, epsilon] = [self.learning_rate, self.rho, 1.0 - self.rho, self.epsilon].map(T::from_f64);
        step.each(
            #[inline(always)]
            move |w, g, [a, b]| {
                *a = (rho * *a + rest * g * g).or_nothing();
                let change = (*b + epsilon).sqrt() * g / (*a + epsilon).sqrt();
                *b = (rho * *b + rest * change * change).or_nothing();
                *w -= rate * change;
            },
        );
    }
}
