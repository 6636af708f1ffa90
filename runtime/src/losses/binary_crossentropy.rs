//! `BinaryCrossentropy`: how surprised probabilities of a yes are by the answers.

use super::{EPSILON, Head, Loss, LossWeight, Seed, Truth};
use crate::outputs::Bernoulli;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −(t · ln y + (1 − t) · ln(1 − y)), the mean over all elements of a sample. For an output of independent probabilities
/// (`sigmoid`); the target is a [`Batch`](crate::Batch) of its shape, each number from 0 to 1.
///
/// The gradient is computed together with the sigmoid, as y − t; in the value y is kept 10⁻⁷ away from 0 and 1, as Keras
/// does. Source: Keras 3, `keras.losses.BinaryCrossentropy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { x -> Dense(1, sigmoid) } }
/// let x = Batch::from([[-2.0_f32], [-1.0], [1.0], [2.0]]);
/// let y = Batch::from([[0.0_f32], [0.0], [1.0], [1.0]]);
/// let mut model = Net::new(42).compile(Sgd::new(1.0), BinaryCrossentropy, Accuracy);
/// let history = model.fit(&x, &y).epochs(50).verbose(false).run()?;
/// assert_eq!(history.last("accuracy"), Some(1.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BinaryCrossentropy;

impl LossWeight for BinaryCrossentropy {}

impl Loss<Bernoulli> for BinaryCrossentropy {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, seed: Option<Seed<'_, T>>) -> f64 {
        let elements = head.sizes.elements() as f64;
        let (low, high) = (T::from_f64(EPSILON), T::from_f64(1.0 - EPSILON));
        let inside = |y: T| y.larger(low).smaller(high);
        if let (Some(mut seed), Truth::Numbers(truth)) = (seed, head.truth) {
            let (output, share) = (head.numbers, T::from_f64(1.0 / elements));
            if seed.through_activation() {
                seed.target.put_each(
                    #[inline(always)]
                    |index| share * (output[index] - truth[index]),
                );
            } else {
                seed.target.put_each(|index| {
                    let y = inside(output[index]);
                    share * (y - truth[index]) / (y * (T::ONE - y))
                });
            }
        }
        let losses = head.pairs().map(|(y, t)| {
            let (y, t) = (inside(y).to_f64(), t.to_f64());
            -(t * y.ln() + (1.0 - t) * (-y).ln_1p())
        });
        losses.sum::<f64>() / elements
    }
}
