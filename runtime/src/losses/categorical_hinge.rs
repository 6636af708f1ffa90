//! `CategoricalHinge`: the right class is to lead by 1.

use super::rows::{lanes, mean_of_rows, to_scalars};
use super::{Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// max(0, 1 + max ((1 − tᵢ) · yᵢ) − Σ tᵢ · yᵢ) along the last axis, the mean over all other axes. For any output; the target is a
/// [`Batch`](crate::Batch) of its shape, one-hot.
///
/// Source: Keras 3, `keras.losses.CategoricalHinge`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), CategoricalHinge, ());
/// let (x, y) = (Batch::from([[2.0_f32, 1.5]]), Batch::from([[1.0_f32, 0.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.5).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CategoricalHinge;

plain!(CategoricalHinge);

impl LossWeight for CategoricalHinge {}

impl<K: Kind> Loss<K> for CategoricalHinge {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>) {
        mean_of_rows(
            head,
            losses,
            seed.as_mut(),
            0.0,
            #[inline(always)]
            move |row| {
                let largest = row.largest(
                    #[inline(always)]
                    move |y, t| (T::ONE - t) * y,
                );
                // Of several that are the largest, all share the slope, as in Keras.
                let [count, right] = row.sums(
                    [largest],
                    #[inline(always)]
                    move |y, t, [largest]| [if (T::ONE - t) * y == largest { T::ONE } else { T::ZERO }, t * y],
                );
                let loss = lanes(|lane| (largest[lane].to_f64() - right[lane] + 1.0).larger(0.0));
                let is_wrong = lanes(|lane| if loss[lane] > 0.0 { T::ONE } else { T::ZERO });
                (loss, [is_wrong, largest, to_scalars(count)])
            },
            #[inline(always)]
            move |y, t, [is_wrong, largest, count]| {
                let leads = if (T::ONE - t) * y == largest { (T::ONE - t) / count } else { T::ZERO };
                is_wrong * (leads - t)
            },
        );
    }
}
