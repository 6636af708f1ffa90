//! Losses that compare each element of an output with one of the target, and take the mean.

use super::{Head, Seed, Truth};
use crate::kernels;
use crate::scalar::Scalar;

/// The mean over the elements of each sample; the slope is the derivative of the value by the first argument, the output.
#[inline(always)]
pub(super) fn mean_of_elements<T: Scalar>(
    head: &Head<'_, T>,
    losses: &mut [f64],
    seed: Option<Seed<'_, T>>,
    value: impl Fn(f64, f64) -> f64,
    slope: impl Fn(T, T) -> T,
) {
    let elements = head.sizes.elements() as f64;
    if let (Some(mut seed), Truth::Numbers(truth)) = (seed, head.truth) {
        let share = T::from_f64(1.0 / elements);
        seed.target.put_from(
            [head.numbers, truth],
            #[inline(always)]
            move |[y, t]| share * slope(y, t),
        );
    }
    kernels::vectorized::<T, _>(
        #[inline(always)]
        move || {
            for (output, truth) in head.rows() {
                for (loss, (y, t)) in losses.iter_mut().zip(output.iter().zip(truth)) {
                    *loss += value(y.to_f64(), t.to_f64());
                }
            }
            // Divisions of a batch take as long as a short product.
            if elements > 1.0 {
                for loss in losses {
                    *loss /= elements;
                }
            }
        },
    );
}

/// −1, 0 or 1.
#[inline(always)]
pub(crate) fn sign<T: Scalar>(number: T) -> T {
    if number > T::ZERO {
        T::ONE
    } else if number < T::ZERO {
        -T::ONE
    } else {
        T::ZERO
    }
}

/// What turns the targets of a batch into −1 and 1, as Keras does for hinges: nothing, unless all of them are 0 or 1.
pub(super) fn to_signs<T: Scalar>(head: &Head<'_, T>) -> impl Fn(T) -> T + Copy + use<T> {
    let are_answers = head.pairs().all(|(_, t)| t == T::ZERO || t == T::ONE);
    move |t| if are_answers { t + t - T::ONE } else { t }
}
