//! `Adagrad`: steps that shrink where gradients have been large.

use super::{Optimizer, Step, allow, allow_learning_rate};
use crate::error::Result;
use crate::scalar::Scalar;

/// Adagrad. With learning rate η and gradient g:
///
/// - `a ← a + g²`, `w ← w − η · g / √(a + ε)`; a begins as `initial_accumulator_value`
///
/// Source: Keras 3, `keras.optimizers.Adagrad`; Duchi, Hazan and Singer, 2011.
///
/// ```
/// use neurotype::optimizers::Adagrad;
///
/// assert_eq!(Adagrad::default(), Adagrad::new(0.001).initial_accumulator_value(0.1).epsilon(1e-7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Adagrad {
    learning_rate: f64,
    initial_accumulator_value: f64,
    epsilon: f64,
}

impl Adagrad {
    /// With this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, initial_accumulator_value: 0.1, epsilon: 1e-7 }
    }

    /// What the sum of squares begins as, finite and not negative; default 0.1.
    #[must_use]
    pub const fn initial_accumulator_value(mut self, initial_accumulator_value: f64) -> Self {
        self.initial_accumulator_value = initial_accumulator_value;
        self
    }

    /// What keeps the division from 0, positive and finite; default 10⁻⁷.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }
}

impl Default for Adagrad {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Adagrad {
    fn check(&self) -> Result<()> {
        allow_learning_rate(self.learning_rate)?;
        allow(
            "initial_accumulator_value",
            self.initial_accumulator_value,
            "it must be finite and not negative",
            |number| number >= 0.0 && number.is_finite(),
        )?;
        allow("epsilon", self.epsilon, "it must be positive and finite", |epsilon| {
            epsilon > 0.0 && epsilon.is_finite()
        })?;
        Ok(())
    }

    fn slots(&self) -> usize {
        1
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
        if step.iteration <= 1 {
            step.slots.iter_mut().for_each(|sums| sums.fill(T::from_f64(self.initial_accumulator_value)));
        }
        let [rate, epsilon] = [self.learning_rate, self.epsilon].map(T::from_f64);
        step.each(
            #[inline(always)]
            move |w, g, [a]| {
                *a += g * g;
                *w -= rate * g / (*a + epsilon).sqrt();
            },
        );
    }
}
