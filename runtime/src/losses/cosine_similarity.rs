//! `CosineSimilarity`: directions are to agree.

use super::rows::{Lanes, Row, lanes, mean_of_rows, to_scalars};
use super::{EPSILON, Head, Loss, LossWeight, Seed};
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −cos of the angle between output and target along the last axis, from −1 (the same direction) to 1, the mean over all other axes; lengths
/// below 10⁻⁷ count as that. For any output; the target is a [`Batch`](crate::Batch) of its shape.
///
/// Source: Keras 3, `keras.losses.CosineSimilarity`.
///
/// ```
/// use neurotype::losses::CosineSimilarity;
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), CosineSimilarity, ());
/// let (x, y) = (Batch::from([[3.0_f32, 4.0]]), Batch::from([[6.0_f32, 8.0]]));
/// assert!((model.evaluate(&x, &y)?.loss() - -1.0).abs() < 1e-6);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CosineSimilarity;

plain!(CosineSimilarity);

impl LossWeight for CosineSimilarity {}

/// The cos of the angle between the output and the target of each sample, and the lengths of both.
#[inline(always)]
pub(crate) fn directions<T: Scalar>(row: &Row<'_, T>) -> (Lanes<f64>, [Lanes<T>; 2]) {
    let [y, t, product] = row.sums(
        [],
        #[inline(always)]
        move |y, t, []| {
            // Squares of large numbers of `f32` are none of them.
            let (y, t) = (y.to_f64(), t.to_f64());
            [y * y, t * t, y * t]
        },
    );
    let [y, t] = [y, t].map(|squares| lanes(|lane| squares[lane].sqrt().max(EPSILON)));
    (lanes(|lane| product[lane] / (y[lane] * t[lane])), [to_scalars(y), to_scalars(t)])
}

impl<K: Kind> Loss<K> for CosineSimilarity {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], mut seed: Option<Seed<'_, T>>) {
        let least = T::from_f64(EPSILON);
        mean_of_rows(
            head,
            losses,
            seed.as_mut(),
            0.0,
            #[inline(always)]
            move |row| {
                let (cos, [y, t]) = directions(row);
                (lanes(|lane| -cos[lane]), [y, t, to_scalars(cos)])
            },
            #[inline(always)]
            move |number, truth, [y, t, cos]| {
                let along = if y > least { cos * number / y } else { T::ZERO };
                (along - truth / t) / y
            },
        );
    }
}
