//! Regularizers: what large weights cost.
//!
//! The penalties of all tensors are added to the loss, in training and in an evaluation, as in Keras; their gradients go to the weights.

mod erased;
mod l1;
mod l1_l2;
mod l2;
mod orthogonal;

#[doc(hidden)]
pub use erased::AnyRegularizer;
pub use l1::L1;
pub use l1_l2::L1L2;
pub use l2::L2;
pub use orthogonal::{Orthogonal, Side};

use std::fmt::Debug;

use crate::error::{Error, Result};
use crate::kernels;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// A penalty on the numbers of a tensor.
///
/// One of your own is written by its path, with what its `const fn new` takes: `kernel_regularizer = my::Quartic(0.01)`.
///
/// ```
/// use neurotype::prelude::*;
/// use neurotype::regularizers::Regularizer;
/// use neurotype::{Scalar, Sizes};
///
/// /// Σ w⁴, times a factor.
/// #[derive(Debug)]
/// pub struct Quartic(f64);
///
/// impl Quartic {
///     pub const fn new(factor: f64) -> Self { Self(factor) }
/// }
///
/// impl Regularizer for Quartic {
///     fn penalty<T: Scalar>(&self, weights: &[T], _sizes: Sizes, gradient: Option<&mut [T]>) -> f64 {
///         for (gradient, w) in gradient.into_iter().flatten().zip(weights) {
///             *gradient += T::from_f64(4.0 * self.0) * *w * *w * *w;
///         }
///         weights.iter().map(|w| self.0 * w.to_f64().powi(4)).sum()
///     }
/// }
///
/// network! { pub Net(x: [2]) -> [1] { x -> Dense(1, kernel_initializer = ones, kernel_regularizer = Quartic(0.5)) } }
/// let (x, y) = (Batch::from([[1.0, 2.0]]), Batch::from([[3.0]]));
/// let mut model = Net::<f64>::new(42).compile(Sgd::new(0.1), Mse, ());
/// assert_eq!(model.evaluate(&x, &y)?.loss(), 1.0);
/// model.check_gradients(&x, &y)?;
/// # Ok::<(), neurotype::Error>(())
/// ```
pub trait Regularizer: Send + Sync + Debug + 'static {
    /// The penalty. If a gradient is given, that of the penalty is added to it.
    fn penalty<T: Scalar>(&self, weights: &[T], sizes: Sizes, gradient: Option<&mut [T]>) -> f64;

    /// Refuses settings that cannot work; called before the first step.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] with the setting and what is allowed.
    fn check(&self) -> Result<()> {
        Ok(())
    }
}

/// `l1 · Σ |w| + l2 · Σ w²`.
fn sums<T: Scalar>((l1, l2): (f64, f64), weights: &[T], gradient: Option<&mut [T]>) -> f64 {
    if let Some(gradient) = gradient {
        let (l1, l2) = (T::from_f64(l1), T::from_f64(2.0 * l2));
        kernels::in_parts(
            [gradient],
            #[inline(always)]
            move |range, [gradient]| {
                for (gradient, w) in gradient.iter_mut().zip(&weights[range]) {
                    *gradient += l1 * crate::losses::sign(*w) + l2 * *w;
                }
            },
        );
    }
    let mut penalty = 0.0;
    if l1 != 0.0 {
        penalty += l1
            * kernels::long_sum(
                [weights],
                #[inline(always)]
                move |[w]| w.to_f64().abs(),
            );
    }
    if l2 != 0.0 {
        penalty += l2 * kernels::square_sum(weights);
    }
    penalty
}

/// Refuses a factor that is negative or not finite.
fn allow_factor(argument: &str, factor: f64) -> Result<()> {
    let fits = factor >= 0.0 && factor.is_finite();
    if fits { Ok(()) } else { Err(Error::argument(argument, factor, "it must be finite and not negative")) }
}
