//! `Lamb`: Adam's steps, each tensor's as long as its weights ask for.

use super::moments::{allow_moments, moment_options};
use super::{Optimizer, Step};
use crate::error::Result;
use crate::kernels;
use crate::scalar::Scalar;

/// Lamb, for large batches. With learning rate η, gradient g and t the number of the step:
///
/// - `m ← β₁ · m + (1 − β₁) · g`, `v ← β₂ · v + (1 − β₂) · g²`
/// - `u = m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε)`
/// - `w ← w − η · |w| / |u| · u`, with the lengths of the whole tensor; the ratio is 1 where one of them is 0
///
/// Defaults: η 0.001, β₁ 0.9, β₂ 0.999, ε 10⁻⁷. Source: Keras 3, `keras.optimizers.Lamb`; You et al., 2019.
///
/// ```
/// use neurotype::optimizers::Lamb;
///
/// assert_eq!(Lamb::default(), Lamb::new(0.001).beta_1(0.9).beta_2(0.999).epsilon(1e-7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Lamb {
    learning_rate: f64,
    beta_1: f64,
    beta_2: f64,
    epsilon: f64,
}

impl Lamb {
    /// Lamb with this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        Self { learning_rate, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 }
    }

    moment_options!();
}

impl Default for Lamb {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Lamb {
    fn check(&self) -> Result<()> {
        allow_moments(self.learning_rate, [self.beta_1, self.beta_2], self.epsilon)
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

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let Step { parameters, gradients, slots, iteration, .. } = step;
        let [means, squares] = slots else { return };
        let power = i32::try_from(iteration).unwrap_or(i32::MAX);
        let [mean_of, square_of] = [self.beta_1, self.beta_2].map(|beta| T::from_f64(1.0 / (1.0 - beta.powi(power))));
        let [share_1, share_2] = [self.beta_1, self.beta_2].map(|beta| T::from_f64(1.0 - beta));
        let (epsilon, rate) = (T::from_f64(self.epsilon), self.learning_rate);
        kernels::in_parts(
            [means, squares],
            #[inline(always)]
            move |range, [means, squares]| {
                for ((m, v), g) in means.iter_mut().zip(squares).zip(&gradients[range]) {
                    (*m, *v) = ((*m + (*g - *m) * share_1).or_nothing(), (*v + (*g * *g - *v) * share_2).or_nothing());
                }
            },
        );
        let shares = (mean_of, square_of, epsilon);
        let weight = kernels::square_sum(parameters);
        let length = kernels::long_sum(
            [means, squares],
            #[inline(always)]
            move |[m, v]| update(m, v, shares).to_f64().powi(2),
        );
        let ratio = if weight > 0.0 && length > 0.0 { (weight / length).sqrt() } else { 1.0 };
        let rate = T::from_f64(ratio * rate);
        let (means, squares): (&[T], &[T]) = (means, squares);
        kernels::in_parts(
            [parameters],
            #[inline(always)]
            move |range, [parameters]| {
                for (w, (m, v)) in parameters.iter_mut().zip(means[range.clone()].iter().zip(&squares[range])) {
                    *w -= rate * update(*m, *v, shares);
                }
            },
        );
    }
}

/// What the weight is changed by, but for the rate.
#[inline(always)]
fn update<T: Scalar>(m: T, v: T, (mean_of, square_of, epsilon): (T, T, T)) -> T {
    m * mean_of / ((v * square_of).sqrt() + epsilon)
}
