//! `Sgd`: gradient descent, with momentum if asked for.

use super::{Optimizer, Step, allow_learning_rate, allow_share};
use crate::error::Result;
use crate::scalar::Scalar;

/// Stochastic gradient descent. With learning rate η, gradient g and momentum μ:
///
/// - plain: `w ← w − η · g`
/// - momentum: `v ← μ · v − η · g`, `w ← w + v`
/// - Nesterov: `v ← μ · v − η · g`, `w ← w + μ · v − η · g`
///
/// Defaults: momentum 0, `nesterov` false; Keras's learning rate is 0.01. Source: Keras 3, `keras.optimizers.SGD`.
///
/// ```
/// use neurotype::prelude::*;
///
/// let optimizer = Sgd::new(0.01).momentum(0.9).nesterov(true);
/// # let _ = optimizer;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sgd {
    learning_rate: f64,
    momentum: f64,
    nesterov: bool,
}

impl Sgd {
    /// Descent with this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, momentum: 0.0, nesterov: false }
    }

    /// How much of the last step goes on, from 0 to below 1.
    #[must_use]
    pub const fn momentum(mut self, momentum: f64) -> Self {
        self.momentum = momentum;
        self
    }

    /// Whether the gradient is taken, in effect, after the momentum's step.
    #[must_use]
    pub const fn nesterov(mut self, nesterov: bool) -> Self {
        self.nesterov = nesterov;
        self
    }
}

impl Default for Sgd {
    fn default() -> Self {
        Self::new(0.01)
    }
}

impl Optimizer for Sgd {
    fn check(&self) -> Result<()> {
        allow_learning_rate(self.learning_rate)?;
        allow_share("momentum", self.momentum)
    }

    fn slots(&self) -> usize {
        usize::from(self.momentum != 0.0)
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
        let (rate, momentum, nesterov) = (T::from_f64(self.learning_rate), T::from_f64(self.momentum), self.nesterov);
        if self.momentum == 0.0 {
            return step.each(
                #[inline(always)]
                move |w, g, []| *w -= rate * g,
            );
        }
        step.each(
            #[inline(always)]
            move |w, g, [v]| {
                *v = (momentum * *v - rate * g).or_nothing();
                *w += if nesterov { momentum * *v - rate * g } else { *v };
            },
        );
    }

    fn plain_descent(&self, _steps: u64) -> Option<f64> {
        (self.momentum == 0.0).then_some(self.learning_rate)
    }
}
