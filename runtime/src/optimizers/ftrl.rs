//! `Ftrl`: follow the regularized leader: weights that are not needed become 0.

use super::{Optimizer, Step, allow, allow_learning_rate};
use crate::error::Result;
use crate::scalar::Scalar;

/// FTRL-proximal. With learning rate η, gradient g, power p, and `λ₂' = λ₂ + β / (2η)`:
///
/// - `n' = n + g²`, `σ = (n'⁻ᵖ − n⁻ᵖ) / η`, n begins as `initial_accumulator_value`
/// - `z ← z + g + 2 · shrinkage · w − σ · w`
/// - `w ← (clip(z, −λ₁, λ₁) − z) / (n'⁻ᵖ / η + 2 · λ₂')`
///
/// Source: Keras 3, `keras.optimizers.Ftrl`; McMahan et al., 2013.
///
/// ```
/// use neurotype::optimizers::Ftrl;
///
/// assert_eq!(Ftrl::default(), Ftrl::new(0.001).learning_rate_power(-0.5).initial_accumulator_value(0.1).l1_regularization_strength(0.0).l2_regularization_strength(0.0).l2_shrinkage_regularization_strength(0.0).beta(0.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Ftrl {
    learning_rate: f64,
    learning_rate_power: f64,
    initial_accumulator_value: f64,
    l1_regularization_strength: f64,
    l2_regularization_strength: f64,
    l2_shrinkage_regularization_strength: f64,
    beta: f64,
}

impl Ftrl {
    /// With this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self {
            learning_rate,
            learning_rate_power: -0.5,
            initial_accumulator_value: 0.1,
            l1_regularization_strength: 0.0,
            l2_regularization_strength: 0.0,
            l2_shrinkage_regularization_strength: 0.0,
            beta: 0.0,
        }
    }

    /// How steps shrink with the sum of squares, finite and not positive; default −0.5.
    #[must_use]
    pub const fn learning_rate_power(mut self, learning_rate_power: f64) -> Self {
        self.learning_rate_power = learning_rate_power;
        self
    }

    /// What the sum of squares begins as, finite and not negative; default 0.1.
    #[must_use]
    pub const fn initial_accumulator_value(mut self, initial_accumulator_value: f64) -> Self {
        self.initial_accumulator_value = initial_accumulator_value;
        self
    }

    /// λ₁, which makes weights 0, finite and not negative; default 0.0.
    #[must_use]
    pub const fn l1_regularization_strength(mut self, l1_regularization_strength: f64) -> Self {
        self.l1_regularization_strength = l1_regularization_strength;
        self
    }

    /// λ₂, which makes weights small, finite and not negative; default 0.0.
    #[must_use]
    pub const fn l2_regularization_strength(mut self, l2_regularization_strength: f64) -> Self {
        self.l2_regularization_strength = l2_regularization_strength;
        self
    }

    /// A penalty on the size of weights that acts like a gradient, finite and not negative; default 0.0.
    #[must_use]
    pub const fn l2_shrinkage_regularization_strength(mut self, l2_shrinkage_regularization_strength: f64) -> Self {
        self.l2_shrinkage_regularization_strength = l2_shrinkage_regularization_strength;
        self
    }

    /// β, which makes the first steps smaller, finite and not negative; default 0.0.
    #[must_use]
    pub const fn beta(mut self, beta: f64) -> Self {
        self.beta = beta;
        self
    }
}

impl Default for Ftrl {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Ftrl {
    fn check(&self) -> Result<()> {
        allow_learning_rate(self.learning_rate)?;
        allow("learning_rate_power", self.learning_rate_power, "it must be finite and not positive", |power| {
            power <= 0.0 && power.is_finite()
        })?;
        allow(
            "initial_accumulator_value",
            self.initial_accumulator_value,
            "it must be finite and not negative",
            |number| number >= 0.0 && number.is_finite(),
        )?;
        allow(
            "l1_regularization_strength",
            self.l1_regularization_strength,
            "it must be finite and not negative",
            |number| number >= 0.0 && number.is_finite(),
        )?;
        allow(
            "l2_regularization_strength",
            self.l2_regularization_strength,
            "it must be finite and not negative",
            |number| number >= 0.0 && number.is_finite(),
        )?;
        allow(
            "l2_shrinkage_regularization_strength",
            self.l2_shrinkage_regularization_strength,
            "it must be finite and not negative",
            |number| number >= 0.0 && number.is_finite(),
        )?;
        allow("beta", self.beta, "it must be finite and not negative", |number| number >= 0.0 && number.is_finite())?;
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
        let power = -self.learning_rate_power;
        if power == 0.5 {
            self.follow(
                step,
                #[inline(always)]
                move |n: T| n.sqrt(),
            );
        } else {
            self.follow(step, move |n: T| T::from_f64(n.to_f64().powf(power)));
        }
    }
}

impl Ftrl {
    /// The step, with what raises a sum of squares to the power: usually the root, which is vectorised.
    fn follow<T: Scalar>(&self, step: Step<'_, '_, T>, raised: impl Fn(T) -> T) {
        if let ([sums, ..], ..=1) = (&mut *step.slots, step.iteration) {
            sums.fill(T::from_f64(self.initial_accumulator_value));
        }
        let per_rate = 1.0 / self.learning_rate;
        let l2 = 2.0 * self.l2_regularization_strength + self.beta * per_rate;
        let shrinkage = 2.0 * self.l2_shrinkage_regularization_strength;
        let [per_rate, l1, l2, shrinkage] = [per_rate, self.l1_regularization_strength, l2, shrinkage].map(T::from_f64);
        step.each(
            #[inline(always)]
            move |w, g, [n, z]| {
                let sum = *n + g * g;
                let (new, old) = (raised(sum), raised(*n));
                *z += g + shrinkage * *w - (new - old) * per_rate * *w;
                *w = (z.larger(T::ZERO - l1).smaller(l1) - *z) / (new * per_rate + l2);
                *n = sum;
            },
        );
    }
}
