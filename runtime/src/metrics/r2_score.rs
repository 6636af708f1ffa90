//! `R2Score`: how much of the spread of the targets is explained.

use serde::{Deserialize, Serialize};

use super::Metric;
use crate::losses::Head;
use crate::outputs::Kind;
use crate::plain::plain;
use crate::scalar::Scalar;
use crate::shape::Shape;

/// R² = 1 − Σ (t − y)² / Σ (t − mean t)² of each element, the mean over all elements; 0 for an element whose targets are all the same. For any output;
/// the target is a [`Batch`](crate::Batch) of its shape.
///
/// In logs `r2_score`. Source: Keras 3, `keras.metrics.R2Score`, with its default `uniform_average`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(x: [1]) -> [1] { 1.0 * x } }
/// let model = Net::new(42).compile(Sgd::new(0.1), Mse, R2Score);
/// let (x, y) = (Batch::from([[1.0_f32], [2.0], [4.0]]), Batch::from([[1.0_f32], [2.0], [3.0]]));
/// assert_eq!(model.evaluate(&x, &y)?.get("r2_score"), Some(0.5));
/// # Ok::<(), neurotype::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct R2Score;

plain!(R2Score);

/// What is known of each element: Σ t, Σ t², Σ (t − y)², and how many samples there were.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Spread {
    elements: Vec<[f64; 3]>,
    samples: usize,
}

impl<K: Kind, S: Shape> Metric<K, S> for R2Score {
    type State = Spread;

    fn name(&self) -> Option<&'static str> {
        Some("r2_score")
    }

    fn update<T: Scalar>(&self, state: &mut Spread, head: &Head<'_, T>) {
        state.elements.resize(head.sizes.elements(), [0.0; 3]);
        state.samples += head.samples;
        for ([sum, squares, errors], (output, truth)) in state.elements.iter_mut().zip(head.rows()) {
            for (y, t) in output.iter().zip(truth).map(|(y, t)| (y.to_f64(), t.to_f64())) {
                *sum += t;
                *squares += t * t;
                *errors += (t - y) * (t - y);
            }
        }
    }

    fn result(&self, state: &Spread) -> f64 {
        let of_element = |[sum, squares, errors]: &[f64; 3]| {
            let score = 1.0 - errors / (squares - sum * sum / state.samples as f64);
            if score.is_finite() { score } else { 0.0 }
        };
        state.elements.iter().map(of_element).sum::<f64>() / (state.elements.len() as f64).max(1.0)
    }
}
