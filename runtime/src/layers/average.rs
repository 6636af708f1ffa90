//! `Average`: the mean of several values, element by element.

use super::{Backward, Forward, Layer, merge};
use crate::outputs::Logits;
use crate::scalar::Scalar;

/// `(a + b + …) / count`, element by element: `(a, b) -> Average`. All values have one shape.
///
/// Source: Keras 3, `keras.layers.Average`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Merged(a: [1], b: [1]) -> [1] { (a, b) -> Average } }
/// let (a, b) = (Batch::from([[1.0_f32]]), Batch::from([[2.0_f32]]));
/// assert_eq!(Merged::new(0).predict((&a, &b)).sample(0), [1.5]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Average;

merge::merge_rule!(Average, forgets_output);

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Average {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let share = T::from_f64(1.0 / call.inputs.len() as f64);
        let Forward { inputs, output, .. } = call;
        output.fill(T::ZERO);
        for index in 0..inputs.len() {
            for (output, input) in output.iter_mut().zip(inputs.get(index)) {
                *output += share * *input;
            }
        }
    }

    fn backward(&self, mut call: Backward<'_, T>) {
        let share = T::from_f64(1.0 / call.inputs.len() as f64);
        let gradient = &*call.gradient;
        for index in 0..call.inputs.len() {
            if let Some(mut target) = call.input_gradients.of(index) {
                target.put_from(
                    [gradient],
                    #[inline(always)]
                    move |[gradient]| share * gradient,
                );
            }
        }
    }
}
