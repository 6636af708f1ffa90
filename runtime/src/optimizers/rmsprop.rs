//! `RmsProp`: steps divided by the running size of the gradient.

use super::{Optimizer, Step, allow, allow_learning_rate, allow_share};
use crate::error::Result;
use crate::kernels;
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

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let Step { parameters, gradients, slots, .. } = step;
        let Some((squares, rest)) = slots.split_first_mut() else { return };
        let (mut means, mut moments) = (None, None);
        for (index, slot) in rest.iter_mut().enumerate() {
            *(if self.centered && index == 0 { &mut means } else { &mut moments }) = Some(&mut **slot);
        }
        let [rate, rho, rest, epsilon, momentum] =
            [self.learning_rate, self.rho, 1.0 - self.rho, self.epsilon, self.momentum].map(T::from_f64);
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || {
                for (index, (w, g)) in parameters.iter_mut().zip(gradients).enumerate() {
                    let v = &mut squares[index];
                    *v = (rho * *v + rest * *g * *g).or_nothing();
                    let mut size = *v + epsilon;
                    if let Some(means) = &mut means {
                        means[index] = (rho * means[index] + rest * *g).or_nothing();
                        size -= means[index] * means[index];
                    }
                    let mut change = rate * *g / size.sqrt();
                    if let Some(moments) = &mut moments {
                        change = (momentum * moments[index] + change).or_nothing();
                        moments[index] = change;
                    }
                    *w -= change;
                }
            },
        );
    }
}
