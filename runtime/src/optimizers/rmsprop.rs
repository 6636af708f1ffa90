//! `RmsProp`: steps divided by the running size of the gradient.

use super::{Optimizer, Step, allow, allow_learning_rate, allow_share};
use crate::error::Result;
use crate::scalar::Scalar;

/// RMSprop. With learning rate η, gradient g, decay ρ, momentum μ:
///
/// - `v ← ρ · v + (1 − ρ) · g²`; centered: `a ← ρ · a + (1 − ρ) · g`, else a is 0
/// - `d = η · g / √(v − a² + ε)`
/// - plain `w ← w − d`; with momentum `m ← μ · m + d`, `w ← w − m`
///
/// Source: Keras 3, `keras.optimizers.RMSprop`; Tieleman and Hinton, 2012.
///
/// ```
/// use neurotype::optimizers::RmsProp;
///
/// assert_eq!(RmsProp::default(), RmsProp::new(0.001).rho(0.9).momentum(0.0).epsilon(1e-7).centered(false));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RmsProp {
    learning_rate: f64,
    rho: f64,
    momentum: f64,
    epsilon: f64,
    centered: bool,
}

impl RmsProp {
    /// With this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, rho: 0.9, momentum: 0.0, epsilon: 1e-7, centered: false }
    }

    /// How much of the running square stays, from 0 to below 1; default 0.9.
    #[must_use]
    pub const fn rho(mut self, rho: f64) -> Self {
        self.rho = rho;
        self
    }

    /// How much of the last step goes on, from 0 to below 1; default 0.0.
    #[must_use]
    pub const fn momentum(mut self, momentum: f64) -> Self {
        self.momentum = momentum;
        self
    }

    /// What keeps the division from 0, positive and finite; default 10⁻⁷.
    #[must_use]
    pub const fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }

    /// Whether the gradient's variance divides, not its square; default false.
    #[must_use]
    pub const fn centered(mut self, centered: bool) -> Self {
        self.centered = centered;
        self
    }
}

impl Default for RmsProp {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for RmsProp {
    fn check(&self) -> Result<()> {
        allow_learning_rate(self.learning_rate)?;
        allow_share("rho", self.rho)?;
        allow_share("momentum", self.momentum)?;
        allow("epsilon", self.epsilon, "it must be positive and finite", |epsilon| {
            epsilon > 0.0 && epsilon.is_finite()
        })?;
        Ok(())
    }

    fn slots(&self) -> usize {
        1 + usize::from(self.momentum != 0.0) + usize::from(self.centered)
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
        let [rate, rho, rest, epsilon, momentum] =
            [self.learning_rate, self.rho, 1.0 - self.rho, self.epsilon, self.momentum].map(T::from_f64);
        let rule = Rule { rate, rho, rest, epsilon, momentum, least: T::TINY.sqrt() };
        // A loop for each choice of options, since a choice within the loop would keep it from being vectorised.
        match (self.centered, self.momentum != 0.0) {
            (false, false) => step.each(
                #[inline(always)]
                move |w, g, [v]| {
                    let size = rule.size(g, *v);
                    *w -= rule.change(g, size, T::ZERO);
                    *v = size;
                },
            ),
            (false, true) => step.each(
                #[inline(always)]
                move |w, g, [v, m]| {
                    let size = rule.size(g, *v);
                    let change = rule.carry(rule.change(g, size, T::ZERO), *m);
                    *w -= change;
                    (*v, *m) = (size, change);
                },
            ),
            (true, false) => step.each(
                #[inline(always)]
                move |w, g, [v, a]| {
                    let (size, mean) = (rule.size(g, *v), rule.mean(g, *a));
                    *w -= rule.change(g, size, mean);
                    (*v, *a) = (size, mean);
                },
            ),
            (true, true) => step.each(
                #[inline(always)]
                move |w, g, [v, a, m]| {
                    let (size, mean) = (rule.size(g, *v), rule.mean(g, *a));
                    let change = rule.carry(rule.change(g, size, mean), *m);
                    *w -= change;
                    (*v, *a, *m) = (size, mean, change);
                },
            ),
        }
    }
}

/// The formulas above, line by line.
#[derive(Clone, Copy)]
struct Rule<T> {
    rate: T,
    rho: T,
    rest: T,
    epsilon: T,
    momentum: T,
    /// Squares of what is smaller are numbers without full precision, with which processors are slow.
    least: T,
}

impl<T: Scalar> Rule<T> {
    #[inline(always)]
    fn size(self, g: T, v: T) -> T {
        (self.rho * v + self.rest * g * g).or_nothing()
    }

    #[inline(always)]
    fn mean(self, g: T, a: T) -> T {
        (self.rho * a + self.rest * g).or_nothing()
    }

    #[inline(always)]
    fn change(self, g: T, v: T, a: T) -> T {
        let a = if a.abs() < self.least { T::ZERO } else { a };
        self.rate * g / (v + self.epsilon - a * a).sqrt()
    }

    #[inline(always)]
    fn carry(self, change: T, m: T) -> T {
        (self.momentum * m + change).or_nothing()
    }
}
