//! What layers share that multiply each number by a factor of its own in training.

use super::Backward;
use crate::scalar::Scalar;

/// The gradient times the factors that the layer kept on a training step's way forward; the gradient itself outside of training.
pub(super) fn pass_back<T: Scalar>(mut call: Backward<'_, T>) {
    let Some(mut target) = call.input_gradients.of(0) else { return };
    let (gradient, factors, samples, step) = (&*call.gradient, call.kept, call.samples, call.step);
    if call.training {
        target.put_each(
            #[inline(always)]
            |index| if index % step < samples { gradient[index] * factors[index] } else { T::ZERO },
        );
    } else {
        target.put_all(gradient);
    }
}
