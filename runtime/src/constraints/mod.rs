//! Constraints: where weights are put back to after each step.

mod erased;
mod max_norm;
mod min_max_norm;
mod non_neg;
mod norms;
mod unit_norm;

#[doc(hidden)]
pub use erased::AnyConstraint;
pub use max_norm::MaxNorm;
pub use min_max_norm::MinMaxNorm;
pub use non_neg::NonNeg;
pub use unit_norm::UnitNorm;

use std::fmt::Debug;

use crate::error::Result;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// What keeps the numbers of a tensor within bounds.
///
/// One of your own is written by its path, with what its `const fn new` takes: `kernel_constraint = my::Box(1.0)`.
///
/// ```
/// use neurotype::constraints::Constraint;
/// use neurotype::prelude::*;
/// use neurotype::{Scalar, Sizes};
///
/// /// No weight beyond ± a bound.
/// #[derive(Debug)]
/// pub struct Within(f64);
///
/// impl Within {
///     pub const fn new(bound: f64) -> Self { Self(bound) }
/// }
///
/// impl Constraint for Within {
///     fn project<T: Scalar>(&self, weights: &mut [T], _sizes: Sizes) {
///         let bound = T::from_f64(self.0);
///         weights.iter_mut().for_each(|w| *w = w.larger(-bound).smaller(bound));
///     }
/// }
///
/// network! { pub Net(x: [1]) -> [1] { x -> Dense(1, kernel_constraint = Within(0.25)) } }
/// let (x, y) = (Batch::from([[1.0_f32]]), Batch::from([[100.0_f32]]));
/// let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// assert_eq!(model.dense().weights()[0], 0.25);
/// # Ok::<(), neurotype::Error>(())
/// ```
pub trait Constraint: Send + Sync + Debug + 'static {
    /// Puts the weights back to where they may be.
    fn project<T: Scalar>(&self, weights: &mut [T], sizes: Sizes);

    /// Refuses settings that cannot work; called before the first step.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`](crate::Error::Argument) with the setting and what is allowed.
    fn check(&self) -> Result<()> {
        Ok(())
    }
}
