//! What the focal cross-entropies have in common.

use crate::scalar::Scalar;

/// The arguments of such a loss, which has fields of these names: what its `alpha` is, in words.
macro_rules! focal_options {
    ($alpha:literal) => {
        #[doc = $alpha]
        #[must_use]
        pub const fn alpha(mut self, alpha: f64) -> Self {
            self.alpha = alpha;
            self
        }

        /// How little what is right already counts, not negative; default 2.0.
        #[must_use]
        pub const fn gamma(mut self, gamma: f64) -> Self {
            self.gamma = gamma;
            self
        }

        /// How unsure targets are, from 0 to 1, as in [`Smoothed`](crate::losses::Smoothed); default 0.0.
        #[must_use]
        pub const fn label_smoothing(mut self, label_smoothing: f64) -> Self {
            self.label_smoothing = label_smoothing;
            self
        }

        /// For an output of raw numbers: see [`FromLogits`](crate::losses::FromLogits).
        #[must_use]
        pub const fn from_logits(self) -> crate::losses::FromLogits<Self> {
            crate::losses::FromLogits(self)
        }

        fn allow(&self) -> crate::error::Result<()> {
            let positive = |number: f64| number >= 0.0 && number.is_finite();
            for (name, number) in [("alpha", self.alpha), ("gamma", self.gamma)] {
                if !positive(number) {
                    return Err(crate::error::Error::argument(name, number, "it must be finite and not negative"));
                }
            }
            let fits = (0.0..=1.0).contains(&self.label_smoothing);
            if fits {
                Ok(())
            } else {
                Err(crate::error::Error::argument("label_smoothing", self.label_smoothing, "it must be from 0 to 1"))
            }
        }
    };
}
pub(super) use focal_options;

/// `base^exponent` of what is not negative but for rounding.
#[inline(always)]
pub(super) fn power<T: Scalar>(base: T, exponent: f64) -> T {
    let power = (T::from_f64(exponent) * base.larger(T::ZERO).ln()).exp();
    if exponent == 0.0 { T::ONE } else { power }
}

/// Its derivative by the base.
#[inline(always)]
pub(super) fn of_power<T: Scalar>(base: T, exponent: f64) -> T {
    if exponent == 0.0 { T::ZERO } else { T::from_f64(exponent) * power(base, exponent - 1.0) }
}
