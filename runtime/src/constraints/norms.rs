//! What constraints on norms share.

use crate::error::{Error, Result};
use crate::kernels::{self, TOGETHER};
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// Keras's `epsilon()`, which keeps the division from 0.
const EPSILON: f64 = 1e-7;

/// Gives each vector along an axis the length that `wanted` says for its own.
pub(super) fn scale_each<T: Scalar>(weights: &mut [T], sizes: Sizes, axis: usize, wanted: impl Fn(f64) -> f64) {
    let next: usize = sizes.as_slice().iter().skip(axis + 1).product();
    for block in weights.chunks_exact_mut(sizes.axis(axis) * next) {
        for first in (0..next).step_by(TOGETHER) {
            let columns = first..next.min(first + TOGETHER);
            let norms = kernels::column_square_sums(block, next, columns.clone()).map(f64::sqrt);
            let factors = norms.map(|norm| T::from_f64(wanted(norm) / (EPSILON + norm)));
            kernels::vectorized::<T, _>(
                #[inline(always)]
                || {
                    for row in block.chunks_exact_mut(next) {
                        row[columns.clone()].iter_mut().zip(factors).for_each(|(w, factor)| *w *= factor);
                    }
                },
            );
        }
    }
}

/// Refuses a bound that is negative or not finite.
pub(super) fn allow_bound(argument: &str, bound: f64) -> Result<()> {
    let fits = bound >= 0.0 && bound.is_finite();
    if fits { Ok(()) } else { Err(Error::argument(argument, bound, "it must be finite and not negative")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vector_gets_its_length_however_many_lie_side_by_side() {
        let cases: [(&[usize], usize); 6] =
            [(&[3, 1], 0), (&[3, 64], 0), (&[3, 65], 0), (&[3, 150], 0), (&[70, 3], 1), (&[2, 3, 70], 1)];
        for (sizes, axis) in cases {
            let old: Vec<f64> = (0..sizes.iter().product()).map(|index| 1.0 + (index % 7) as f64).collect();
            let mut new = old.clone();
            scale_each(&mut new, Sizes::new(sizes), axis, |norm| norm / 2.0);
            for (place, (new, old)) in new.iter().zip(&old).enumerate() {
                assert!((new / old - 0.5).abs() < 1e-6, "axis {axis} of {sizes:?}, number {place}: {old} to {new}");
            }
        }
    }
}
