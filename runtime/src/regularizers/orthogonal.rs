//! `orthogonal`: rows, or columns, that are not at right angles cost.

use super::{Regularizer, allow_factor};
use crate::error::Result;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// `factor` times the mean of |cos| of the angles between all pairs of rows of a kernel `[inputs, units]`, or of columns. A tensor
/// of one axis counts as one column. Written `orthogonal(factor = 0.1, mode = columns)`.
///
/// Defaults: `factor` 0.01, `mode` `rows`. Source: Keras 3, `keras.regularizers.OrthogonalRegularizer`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! {
///     pub Net(x: [2]) -> [2] {
///         x -> Dense(2, kernel_initializer = ones, kernel_regularizer = orthogonal(0.5))
///     }
/// }
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// let (x, y) = (Batch::from([[1.0_f32, 2.0]]), Batch::from([[3.0_f32, 3.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.5).abs() < 1e-6); // both rows point the same way
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Orthogonal {
    factor: f64,
    mode: Side,
}

/// What is to be at right angles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The weights of one input with those of another.
    Rows,
    /// The weights of one unit with those of another.
    Columns,
}

impl Orthogonal {
    /// With Keras's defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { factor: 0.01, mode: Side::Rows }
    }

    /// The factor, finite and not negative; default 0.01.
    #[must_use]
    pub const fn factor(mut self, factor: f64) -> Self {
        self.factor = factor;
        self
    }

    /// What is to be at right angles; default `rows`.
    #[must_use]
    pub const fn mode(mut self, mode: Side) -> Self {
        self.mode = mode;
        self
    }
}

impl Default for Orthogonal {
    fn default() -> Self {
        Self::new()
    }
}

impl Regularizer for Orthogonal {
    /// With unit vectors u and lengths n, the gradient of the pair (i, j) by vector i is `± (uⱼ − cos · uᵢ) / nᵢ`.
    fn penalty<T: Scalar>(&self, weights: &[T], sizes: Sizes, mut gradient: Option<&mut [T]>) -> f64 {
        let columns = if sizes.rank() > 1 { sizes.last() } else { 1 };
        let rows = weights.len() / columns.max(1);
        let (count, length, apart, next) = match self.mode {
            Side::Rows => (rows, columns, columns, 1),
            Side::Columns => (columns, rows, 1, columns),
        };
        if count < 2 {
            return 0.0;
        }
        let at = |vector: usize, element: usize| weights[vector * apart + element * next].to_f64();
        let norm = |vector: usize| (0..length).map(|element| at(vector, element).powi(2)).sum::<f64>().sqrt();
        let share = self.factor / (count * (count - 1) / 2) as f64;
        let mut sum = 0.0;
        for one in 0..count {
            for other in 0..one {
                let (a, b) = (norm(one).max(f64::MIN_POSITIVE), norm(other).max(f64::MIN_POSITIVE));
                let cos = (0..length).map(|element| at(one, element) * at(other, element)).sum::<f64>() / (a * b);
                sum += share * cos.abs();
                let Some(gradient) = gradient.as_deref_mut() else { continue };
                let slope = share * crate::losses::sign(cos);
                for element in 0..length {
                    let (u, v) = (at(one, element) / a, at(other, element) / b);
                    gradient[one * apart + element * next] += T::from_f64(slope * (v - cos * u) / a);
                    gradient[other * apart + element * next] += T::from_f64(slope * (u - cos * v) / b);
                }
            }
        }
        sum
    }

    fn check(&self) -> Result<()> {
        allow_factor("factor", self.factor)
    }
}
