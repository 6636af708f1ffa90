//! `non_neg`: no weight below 0.

use super::Constraint;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// Negative weights become 0.
///
/// Source: Keras 3, `keras.constraints.NonNeg`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> Dense(1, kernel_constraint = non_neg) } }
/// let (x, y) = (Batch::from([[1.0_f32]]), Batch::from([[-100.0_f32]]));
/// let mut model = Net::new(42).compile(Sgd::new(0.1), Mse, ());
/// model.train_on_batch(&x, &y)?;
/// assert_eq!(model.dense().weights()[0], 0.0);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NonNeg;

impl Constraint for NonNeg {
    fn project<T: Scalar>(&self, weights: &mut [T], _sizes: Sizes) {
        for w in weights {
            *w = w.larger(T::ZERO);
        }
    }
}
