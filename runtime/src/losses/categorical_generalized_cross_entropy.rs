//! `CategoricalGeneralizedCrossEntropy`: a cross-entropy that forgives wrong labels.

use super::{Head, Loss, LossWeight, Seed};
use crate::error::{Error, Result};
use crate::outputs::Probabilities;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// `(1 − yₜ^q) / q`, with t the class of the sample: between a cross-entropy (q near 0) and a mean absolute error (q = 1). For an output of
/// probabilities (`softmax`) `[N]`; the target is [`Labels<N>`](crate::Labels), and for a class in each row, `[ROWS, N]`,
/// [`Indices<ROWS, N>`](crate::Indices).
///
/// Default: q 0.5. Source: Keras 3, `keras.losses.CategoricalGeneralizedCrossEntropy`; Zhang and Sabuncu, 2018.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [4]) -> [4] { x -> softmax } }
/// let model = Net::new(42).compile(Sgd::new(0.1), CategoricalGeneralizedCrossEntropy::new(), ());
/// let x = Batch::from([[0.0_f32, 0.0, 0.0, 0.0]]);
/// assert!((model.evaluate(&x, &Labels::new([2])?)?.loss() - 1.0).abs() < 1e-6); // (1 − √¼) / ½
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CategoricalGeneralizedCrossEntropy {
    q: f64,
}

impl CategoricalGeneralizedCrossEntropy {
    /// With a q of 0.5.
    #[must_use]
    pub const fn new() -> Self {
        Self { q: 0.5 }
    }

    /// How much is forgiven, above 0 and at most 1; default 0.5.
    #[must_use]
    pub const fn q(mut self, q: f64) -> Self {
        self.q = q;
        self
    }
}

impl Default for CategoricalGeneralizedCrossEntropy {
    fn default() -> Self {
        Self::new()
    }
}

impl LossWeight for CategoricalGeneralizedCrossEntropy {}

impl Loss<Probabilities> for CategoricalGeneralizedCrossEntropy {
    type Target<S: Shape> = S::Labels;

    fn evaluate<T: Scalar>(&self, head: &Head<'_, T>, losses: &mut [f64], seed: Option<Seed<'_, T>>) {
        let (share, output) = (head.row_share(), |place: usize| head.numbers[place].larger(T::TINY).to_f64());
        if let Some(mut seed) = seed {
            seed.target.put_each(|_| T::ZERO);
            for (first, row) in head.along_last_axis() {
                for (_, place) in row.classes() {
                    let slope = -output(first + place).powf(self.q - 1.0);
                    seed.target.add(first + place, T::from_f64(share * slope));
                }
            }
        }
        for (first, row) in head.along_last_axis() {
            for (loss, (_, place)) in losses.iter_mut().zip(row.classes()) {
                *loss += share * (1.0 - output(first + place).powf(self.q)) / self.q;
            }
        }
    }

    fn check(&self) -> Result<()> {
        let fits = self.q > 0.0 && self.q <= 1.0;
        if fits { Ok(()) } else { Err(Error::argument("q", self.q, "it must be above 0 and at most 1")) }
    }
}
