//! What layers that normalise have in common: a factor and a summand for each feature, which are learned.

use super::governed::{Governed, fill};
use super::{Rule, Target};
use crate::initializers::{Fans, Initializer, Ones, Zeros};
use crate::random::Random;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// Whether there are `gamma` and `beta`, how they begin and what is asked of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scaling {
    pub(super) center: bool,
    pub(super) scale: bool,
    pub(super) beta_initializer: &'static dyn Initializer,
    pub(super) gamma_initializer: &'static dyn Initializer,
    pub(super) beta: Governed,
    pub(super) gamma: Governed,
    pub(super) trainable: bool,
}

impl Scaling {
    /// Both, beginning as ones and zeros.
    pub(super) const BOTH: Self = Self {
        center: true,
        scale: true,
        beta_initializer: &Zeros,
        gamma_initializer: &Ones,
        beta: Governed::FREE,
        gamma: Governed::FREE,
        trainable: true,
    };

    /// The rule with these tensors.
    pub(super) const fn tensors(&self, mut rule: Rule, features: usize) -> Rule {
        let sizes = Sizes::new(&[features]);
        if self.scale {
            rule = rule.with("gamma", sizes).governed(self.gamma.regularizer, self.gamma.constraint);
        }
        if self.center {
            rule = rule.with("beta", sizes).governed(self.beta.regularizer, self.beta.constraint);
        }
        rule
    }

    /// How many numbers they are.
    pub(super) const fn count(&self, features: usize) -> usize {
        (self.scale as usize + self.center as usize) * features
    }

    /// Writes how they begin.
    pub(super) fn initialize<T: Scalar>(&self, parameters: &mut [T], features: usize, random: &mut Random) {
        let fans = Fans { inputs: features, outputs: features };
        let (gamma, rest) = parameters.split_at_mut(if self.scale { features } else { 0 });
        let beta = &mut rest[..if self.center { features } else { 0 }];
        fill(self.gamma_initializer, fans, gamma, random);
        fill(self.beta_initializer, fans, beta, random);
    }

    /// The factor and the summand of a feature.
    #[inline]
    pub(super) fn of<T: Scalar>(&self, parameters: &[T], feature: usize, features: usize) -> (T, T) {
        let gamma = if self.scale { parameters[feature] } else { T::ONE };
        let place = if self.scale { features } else { 0 } + feature;
        (gamma, if self.center { parameters[place] } else { T::ZERO })
    }

    /// Delivers the gradients of the factor and the summand of a feature.
    pub(super) fn put<T: Scalar>(
        &self,
        target: &mut Target<'_, T>,
        feature: usize,
        features: usize,
        (gamma, beta): (T, T),
    ) {
        if self.scale {
            target.put(feature, gamma);
        }
        if self.center {
            target.put(self.count(features) - features + feature, beta);
        }
    }
}

/// The arguments of such a layer, which has a field `scaling`.
macro_rules! scaling_options {
    () => {
        /// Whether there is a `beta`; default `true`.
        #[must_use]
        pub const fn center(mut self, center: bool) -> Self {
            self.scaling.center = center;
            self
        }

        /// Whether there is a `gamma`; default `true`.
        #[must_use]
        pub const fn scale(mut self, scale: bool) -> Self {
            self.scaling.scale = scale;
            self
        }

        /// How `beta` begins; default `zeros`.
        #[must_use]
        pub const fn beta_initializer(mut self, initializer: &'static dyn crate::initializers::Initializer) -> Self {
            self.scaling.beta_initializer = initializer;
            self
        }

        /// How `gamma` begins; default `ones`.
        #[must_use]
        pub const fn gamma_initializer(mut self, initializer: &'static dyn crate::initializers::Initializer) -> Self {
            self.scaling.gamma_initializer = initializer;
            self
        }

        /// What `beta` costs; default nothing.
        #[must_use]
        pub const fn beta_regularizer(mut self, regularizer: &'static dyn crate::regularizers::AnyRegularizer) -> Self {
            self.scaling.beta.regularizer = Some(regularizer);
            self
        }

        /// What `gamma` costs; default nothing.
        #[must_use]
        pub const fn gamma_regularizer(
            mut self,
            regularizer: &'static dyn crate::regularizers::AnyRegularizer,
        ) -> Self {
            self.scaling.gamma.regularizer = Some(regularizer);
            self
        }

        /// What keeps `beta` within bounds; default nothing.
        #[must_use]
        pub const fn beta_constraint(mut self, constraint: &'static dyn crate::constraints::AnyConstraint) -> Self {
            self.scaling.beta.constraint = Some(constraint);
            self
        }

        /// What keeps `gamma` within bounds; default nothing.
        #[must_use]
        pub const fn gamma_constraint(mut self, constraint: &'static dyn crate::constraints::AnyConstraint) -> Self {
            self.scaling.gamma.constraint = Some(constraint);
            self
        }

        /// Whether training changes the layer; default `true`.
        #[must_use]
        pub const fn trainable(mut self, trainable: bool) -> Self {
            self.scaling.trainable = trainable;
            self
        }
    };
}
pub(super) use scaling_options;
