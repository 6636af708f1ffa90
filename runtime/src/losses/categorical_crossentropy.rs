//! `CategoricalCrossentropy`: how surprised a distribution is by another.

use super::{Head, Loss, LossWeight, Seed, Truth};
use crate::outputs::Probabilities;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// −Σ tᵢ · ln yᵢ along the last axis, the mean over all other axes. For an output of probabilities (`softmax`); the target
/// is a [`Batch`](crate::Batch) of its shape, one-hot or any distribution.
///
/// The gradient is computed together with the softmax, as in
/// [`SparseCategoricalCrossentropy`](super::SparseCategoricalCrossentropy). Source: Keras 3,
/// `keras.losses.CategoricalCrossentropy`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [2]) -> [2] { x -> Dense(2, softmax) } }
/// let x = Batch::from([[0.0_f32, 1.0], [1.0, 0.0]]);
/// let y = Batch::from([[0.9_f32, 0.1], [0.1, 0.9]]);
/// let mut model = Net::new(42).compile(Sgd::new(1.0), CategoricalCrossentropy, Accuracy);
/// let history = model.fit(&x, &y).epochs(100).verbose(false).run()?;
/// assert_eq!(history.last("accuracy"), Some(1.0));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CategoricalCrossentropy;

impl LossWeight for CategoricalCrossentropy {}

impl Loss<Probabilities> for CategoricalCrossentropy {
    type Target<S: Shape> = S;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, seed: Option<Seed<'_, T>>) -> f64 {
        let Truth::Numbers(truth) = head.truth else { return 0.0 };
        let (output, step, last) = (head.numbers, head.step, head.sizes.last());
        let rows = head.sizes.elements() / last.max(1);
        let share = T::from_f64(1.0 / rows as f64);
        if let Some(mut seed) = seed {
            let through = seed.through_activation();
            for row in 0..rows {
                for sample in 0..head.samples {
                    let start = row * last * step + sample;
                    let places = || (start..start + last * step).step_by(step);
                    let mass: T = places().map(|place| truth[place]).sum();
                    for place in places() {
                        let gradient = if through {
                            output[place] * mass - truth[place]
                        } else {
                            -truth[place] / output[place].larger(T::TINY)
                        };
                        seed.target.put(place, share * gradient);
                    }
                }
            }
        }
        let losses =
            head.pairs().map(|(y, t)| if t == T::ZERO { 0.0 } else { -t.to_f64() * y.larger(T::TINY).to_f64().ln() });
        losses.sum::<f64>() / rows as f64
    }
}
