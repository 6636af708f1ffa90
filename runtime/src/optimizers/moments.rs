//! What Adam and its relatives have in common: running means of the gradient and of its size.

use super::{allow, allow_learning_rate, allow_share};
use crate::error::Result;

/// Refuses rates, shares and an epsilon that cannot work.
pub(super) fn allow_moments(learning_rate: f64, [beta_1, beta_2]: [f64; 2], epsilon: f64) -> Result<()> {
    allow_learning_rate(learning_rate)?;
    allow_share("beta_1", beta_1)?;
    allow_share("beta_2", beta_2)?;
    allow("epsilon", epsilon, "it must be positive and finite", |epsilon| epsilon > 0.0 && epsilon.is_finite())
}

/// The arguments of such an optimizer, which has fields of these names.
macro_rules! moment_options {
    () => {
        /// How much of the mean of the gradient stays, from 0 to below 1; default 0.9.
        #[must_use]
        pub const fn beta_1(mut self, beta_1: f64) -> Self {
            self.beta_1 = beta_1;
            self
        }

        /// How much of the running size of the gradient stays, from 0 to below 1; default 0.999.
        #[must_use]
        pub const fn beta_2(mut self, beta_2: f64) -> Self {
            self.beta_2 = beta_2;
            self
        }

        /// What keeps the division from 0, positive and finite; default 10⁻⁷.
        #[must_use]
        pub const fn epsilon(mut self, epsilon: f64) -> Self {
            self.epsilon = epsilon;
            self
        }
    };
}
pub(super) use moment_options;
