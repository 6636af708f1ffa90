//! `AdamW`: Adam whose weights shrink.

use super::{Adam, Decayed};

/// AdamW: [`Adam`] with decoupled weight decay, by the name that Keras gives it. Its other arguments are those of Adam: `beta_1`, `beta_2`,
/// `epsilon`, `amsgrad`; [`exclude`](Decayed::exclude) names what does not decay. Defaults: learning rate 0.001, weight decay 0.004. Source: Keras 3,
/// `keras.optimizers.AdamW`; Loshchilov and Hutter, 2017.
///
/// ```
/// use neurotype::prelude::*;
///
/// assert_eq!(AdamW::default(), Adam::new(0.001).weight_decay(0.004));
/// assert_eq!(AdamW::new(0.01).beta_1(0.8).weight_decay(0.1), Adam::new(0.01).beta_1(0.8).weight_decay(0.1));
/// ```
pub type AdamW = Decayed<Adam>;

impl AdamW {
    /// AdamW with this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self::around(Adam::new(learning_rate), 0.004)
    }

    /// As [`Adam::beta_1`].
    #[must_use]
    pub fn beta_1(self, beta_1: f64) -> Self {
        self.with(|adam| adam.beta_1(beta_1))
    }

    /// As [`Adam::beta_2`].
    #[must_use]
    pub fn beta_2(self, beta_2: f64) -> Self {
        self.with(|adam| adam.beta_2(beta_2))
    }

    /// As [`Adam::epsilon`].
    #[must_use]
    pub fn epsilon(self, epsilon: f64) -> Self {
        self.with(|adam| adam.epsilon(epsilon))
    }

    /// As [`Adam::amsgrad`].
    #[must_use]
    pub fn amsgrad(self, amsgrad: bool) -> Self {
        self.with(|adam| adam.amsgrad(amsgrad))
    }
}

impl Default for AdamW {
    fn default() -> Self {
        Self::new(0.001)
    }
}
