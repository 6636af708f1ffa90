//! `Muon`: steps of kernels whose directions all count the same.

use super::names::Names;
use super::{Adam, Optimizer, Step, allow, allow_learning_rate, allow_share};
use crate::error::Result;
use crate::kernels::{self, Factor, Finish};
use crate::scalar::Scalar;

/// Muon. With learning rate η, gradient g and momentum μ, for a tensor of two axes that is no embedding:
///
/// - `m ← μ · m + g`, `d = g + μ · m` (without `nesterov`: m)
/// - `u`: d scaled to the length 1, then `ns_steps` times `X ← a · X + (b · A + c · A²) · X` with `A = X · Xᵀ`, which brings all its singular
///   values near 1
/// - `w ← w − η · 0.2 · √max(rows, columns) · u`
///
/// All other tensors take [`Adam`]'s steps. Defaults: η 0.001, β₁ 0.9, β₂ 0.999, ε 10⁻⁷, μ 0.95, `nesterov` true, `ns_steps` 5, `rms_rate` 0.2,
/// and weight decay 0.004 in Keras: `Muon::default().weight_decay(0.004)`. a, b and c are 3.4445, −4.7750 and 2.0315. Source: Keras 3,
/// `keras.optimizers.Muon`; Jordan et al., 2024; Liu et al., 2025.
///
/// ```
/// use neurotype::optimizers::Muon;
///
/// assert_eq!(Muon::default(), Muon::new(0.001).momentum(0.95).ns_steps(5));
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Muon {
    adam: Adam,
    momentum: f64,
    nesterov: bool,
    ns_steps: u32,
    rms_rate: f64,
    excluded: Names,
}

/// The polynomial of Newton and Schulz, steep at 0.
const POLYNOMIAL: [f64; 3] = [3.4445, -4.7750, 2.0315];

impl Muon {
    /// Muon with this learning rate, positive and finite.
    #[must_use]
    pub const fn new(learning_rate: f64) -> Self {
        let adam = Adam::new(learning_rate);
        Self { adam, momentum: 0.95, nesterov: true, ns_steps: 5, rms_rate: 0.2, excluded: Names::NONE }
    }

    /// Adam's β₁ for all other tensors, from 0 to below 1; default 0.9.
    #[must_use]
    pub fn adam_beta_1(mut self, beta_1: f64) -> Self {
        self.adam = self.adam.beta_1(beta_1);
        self
    }

    /// Adam's β₂ for all other tensors, from 0 to below 1; default 0.999.
    #[must_use]
    pub fn adam_beta_2(mut self, beta_2: f64) -> Self {
        self.adam = self.adam.beta_2(beta_2);
        self
    }

    /// Adam's ε for all other tensors, positive and finite; default 10⁻⁷.
    #[must_use]
    pub fn epsilon(mut self, epsilon: f64) -> Self {
        self.adam = self.adam.epsilon(epsilon);
        self
    }

    /// How much of the direction stays, from 0 to below 1; default 0.95.
    #[must_use]
    pub fn momentum(mut self, momentum: f64) -> Self {
        self.momentum = momentum;
        self
    }

    /// Whether the gradient counts once more; default `true`.
    #[must_use]
    pub fn nesterov(mut self, nesterov: bool) -> Self {
        self.nesterov = nesterov;
        self
    }

    /// How often the polynomial is applied; default 5.
    #[must_use]
    pub fn ns_steps(mut self, ns_steps: u32) -> Self {
        self.ns_steps = ns_steps;
        self
    }

    /// The size of the steps beside Adam's, positive; default 0.2.
    #[must_use]
    pub fn rms_rate(mut self, rms_rate: f64) -> Self {
        self.rms_rate = rms_rate;
        self
    }

    /// Tensors whose path has this in it take Adam's steps. May be called several times.
    #[must_use]
    pub fn exclude(mut self, name: impl Into<String>) -> Self {
        self.excluded.add(name.into());
        self
    }
}

impl Default for Muon {
    fn default() -> Self {
        Self::new(0.001)
    }
}

impl Optimizer for Muon {
    fn check(&self) -> Result<()> {
        allow_learning_rate(self.adam.learning_rate(0))?;
        allow_share("momentum", self.momentum)?;
        allow("rms_rate", self.rms_rate, "it must be positive and finite", |rate| rate > 0.0 && rate.is_finite())?;
        self.adam.check()
    }

    fn slots(&self) -> usize {
        2
    }

    fn learning_rate(&self, steps: u64) -> f64 {
        self.adam.learning_rate(steps)
    }

    fn set_learning_rate(&mut self, rate: f64) {
        self.adam.set_learning_rate(rate);
    }

    fn step<T: Scalar>(&self, step: Step<'_, '_, T>) {
        let is_matrix = step.sizes.rank() == 2 && !step.path.contains("embedding");
        if !is_matrix || self.excluded.are_in(step.path) {
            return self.adam.step(step);
        }
        let Step { parameters, gradients, slots, sizes, scratch, .. } = step;
        let Some(means) = slots.first_mut() else { return };
        let (rows, columns, momentum) = (sizes.axis(0), sizes.axis(1), T::from_f64(self.momentum));
        let (small, large) = (rows.min(columns), rows.max(columns));
        let room = scratch.room(2 * small * large + 2 * small * small);
        let (x, rest) = room.split_at_mut(small * large);
        for (place, (g, m)) in gradients.iter().zip(means.iter_mut()).enumerate() {
            *m = momentum * *m + *g;
            let direction = if self.nesterov { *g + momentum * *m } else { *m };
            x[if rows > columns { place % columns * rows + place / columns } else { place }] = direction;
        }
        spread(x, rest, (small, large), self.ns_steps);
        let size = self.adam.learning_rate(0) * self.rms_rate * (large as f64).sqrt();
        for (place, w) in parameters.iter_mut().enumerate() {
            let at = if rows > columns { place % columns * rows + place / columns } else { place };
            *w -= T::from_f64(size) * x[at];
        }
    }
}

/// Brings the singular values of X, `small × large`, near 1.
fn spread<T: Scalar>(x: &mut [T], room: &mut [T], (small, large): (usize, usize), steps: u32) {
    let [a, b, c] = POLYNOMIAL.map(T::from_f64);
    let length = x.iter().map(|number| number.to_f64().powi(2)).sum::<f64>().sqrt();
    let scale = T::from_f64(1.0 / (length + 1e-7));
    for number in x.iter_mut() {
        *number *= scale;
    }
    let (next, rest) = room.split_at_mut(small * large);
    let (squares, rest) = rest.split_at_mut(small * small);
    let (polynomial, transposed) = (rest, next);
    for _ in 0..steps {
        // A = X · Xᵀ, B = b · A + c · A², X ← a · X + B · X.
        kernels::transpose((small, large), (x, large), (transposed, small));
        let rows = Factor { numbers: &*x, row_step: large, column_step: 1 };
        kernels::product((small, large, small), &rows, (transposed, small), &Finish::scaled(T::ONE), (squares, small));
        let factor = Factor { numbers: &*squares, row_step: small, column_step: 1 };
        kernels::product(
            (small, small, small),
            &factor,
            (squares, small),
            &Finish::scaled(c),
            (&mut *polynomial, small),
        );
        polynomial.iter_mut().zip(&*squares).for_each(|(number, square)| *number += b * *square);
        transposed.copy_from_slice(x);
        let factor = Factor { numbers: &*polynomial, row_step: small, column_step: 1 };
        kernels::product(
            (small, small, large),
            &factor,
            (transposed, large),
            &Finish::scaled(T::ONE),
            (&mut *x, large),
        );
        x.iter_mut().zip(&*transposed).for_each(|(number, old)| *number += a * *old);
    }
}
