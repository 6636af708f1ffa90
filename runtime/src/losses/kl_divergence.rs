//! `KlDivergence`: how far a distribution is from another.

use super::rows::mean_of_rows;
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Probabilities;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// Σ tᵢ · ln(tᵢ / yᵢ) along the last axis, the mean over all other axes, both kept from 10⁻⁷ to 1. For an output of probabilities (`softmax`); the
/// target is a [`Batch`](crate::Batch) of its shape, a distribution.
///
/// Source: Keras 3, `keras.losses.KLDivergence`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> softmax } }
/// let model = Net::new(42).compile(Sgd::new(0.1), KlDivergence, ());
/// let (x, y) = (Batch::from([[0.0_f32, 0.0]]), Batch::from([[0.5_f32, 0.5]]));
/// assert!((model.evaluate(&x, &y)?.loss() - 0.0).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[doc(alias("KLDivergence", "KLDivLoss"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct KlDivergence;

plain!(KlDivergence);

impl LossWeight for KlDivergence {}

impl Loss<Probabilities> for KlDivergence {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>) {
        let (least, most) = (T::from_f64(EPSILON), T::ONE);
        mean_of_rows(
            head,
            losses,
            seed.as_mut(),
            0.0,
            #[inline(always)]
            move |row| {
                let [loss] = row.sums(
                    [],
                    #[inline(always)]
                    move |y, t, []| {
                        let [y, t] = [y.larger(least).smaller(most), t.larger(least).smaller(most)];
                        [t * (t / y).ln()]
                    },
                );
                (loss, [])
            },
            #[inline(always)]
            move |y, t, []| {
                if least <= y && y <= most { -t.larger(least).smaller(most) / y } else { T::ZERO }
            },
        );
    }
}
