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
        match (self.centered, self.momentum != 0.0) {
            (false, false) => self.descend::<T, false, false>(step),
            (false, true) => self.descend::<T, false, true>(step),
            (true, false) => self.descend::<T, true, false>(step),
            (true, true) => self.descend::<T, true, true>(step),
        }
    }
}

impl RmsProp {
    /// One loop for each choice of options, since a choice within the loop would keep it from being vectorised.
    fn descend<T: Scalar, const CENTERED: bool, const MOMENTUM: bool>(&self, step: Step<'_, '_, T>) {
        let Step { parameters, gradients, slots, .. } = step;
        let count = slots.iter().map(|slot| slot.len()).chain([parameters.len(), gradients.len()]).min().unwrap_or(0);
        if slots.len() != self.slots() {
            return;
        }
        let mut slots = slots.iter_mut();
        let mut slot = |wanted: bool| wanted.then(|| slots.next()).flatten().map_or(&mut [][..], |slot| &mut **slot);
        let (squares, means, moments) = (slot(true), slot(CENTERED), slot(MOMENTUM));
        let (parameters, gradients) = (&mut parameters[..count], &gradients[..count]);
        let squares = &mut squares[..count];
        let means = &mut means[..if CENTERED { count } else { 0 }];
        let moments = &mut moments[..if MOMENTUM { count } else { 0 }];
        let [rate, rho, rest, epsilon, momentum] =
            [self.learning_rate, self.rho, 1.0 - self.rho, self.epsilon, self.momentum].map(T::from_f64);
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || {
                for index in 0..count {
                    let g = gradients[index];
                    squares[index] = (rho * squares[index] + rest * g * g).or_nothing();
                    let mut size = squares[index] + epsilon;
                    if CENTERED {
                        means[index] = (rho * means[index] + rest * g).or_nothing();
                        size -= means[index] * means[index];
                    }
                    let mut change = rate * g / size.sqrt();
                    if MOMENTUM {
                        change = (momentum * moments[index] + change).or_nothing();
                        moments[index] = change;
                    }
                    parameters[index] -= change;
                }
            },
        );
    }
}
