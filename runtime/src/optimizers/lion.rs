//! `Lion`: steps of one size, in the direction of a running mean.

use super::{Optimizer, Step, allow_learning_rate, allow_share};
use crate::error::Result;
use crate::scalar::Scalar;

/// Lion. With learning rate η and gradient g:
///
/// - `w ← w − η · sign(β₁ · m + (1 − β₁) · g)`
/// - `m ← β₂ · m + (1 − β₂) · g`
///
/// A learning rate three to ten times smaller than Adam's is usual. Source: Keras 3, `keras.optimizers.Lion`; Chen et al., 2023.
///
/// ```
/// use neurotype::optimizers::Lion;
///
/// assert_eq!(Lion::default(), Lion::new(0.001).beta_1(0.9).beta_2(0.99));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Lion {
    learning_rate: f64,
    beta_1: f64,
    beta_2: f64,
}

impl Lion {
    /// With this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, beta_1: 0.9, beta_2: 0.99 }
    }

    /// How much of the mean of the gradient stays, from 0 to below 1; default 0.9.
    #[must_use]
    pub const fn beta_1(mut self, beta_1: f64) -> Self {
        self.beta_1 = beta_1;
        self
    }

    /// How much of the mean is kept for later, from 0 to below 1; default 0.99.
    #[must_use]
    pub const fn beta_2(mut self, beta_2: f64) -> Self {
        self.beta_2 = beta_2;
        self
    }
}

impl Default for Lion {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Lion {
    fn check(&self) -> Result<()> {
        allow_learning_rate(self.learning_rate)?;
        allow_share("beta_1", self.beta_1)?;
        allow_share("beta_2", self.beta_2)?;
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
        let [rate, mean_now, gradient_now] = [self.learning_rate, self.beta_1, 1.0 - self.beta_1].map(T::from_f64);
        let [mean_later, gradient_later] = [self.beta_2, 1.0 - self.beta_2].map(T::from_f64);
        step.each(
            #[inline(always)]
            move |w, g, [m]| {
                let direction = mean_now * *m + gradient_now * g;
                // The sign without a choice, so that the loop is vectorised: all but denormal numbers end at a limit.
                *w -= rate * (direction / T::TINY).larger(-T::ONE).smaller(T::ONE);
                *m = (mean_later * *m + gradient_later * g).or_nothing();
            },
        );
    }
}
