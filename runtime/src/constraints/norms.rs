//! What constraints on norms share.

use std::ops::Range;

use crate::error::{Error, Result};
use crate::kernels;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// Keras's `epsilon()`, which keeps the division from 0.
const EPSILON: f64 = 1e-7;

/// Vectors that are gone through beside each other, as they lie in memory.
const TOGETHER: usize = 64;

/// Gives each vector along an axis the length that `wanted` says for its own.
pub(super) fn scale_each<T: Scalar>(weights: &mut [T], sizes: Sizes, axis: usize, wanted: impl Fn(f64) -> f64) {
    let next: usize = sizes.as_slice().iter().skip(axis + 1).product();
    for block in weights.chunks_exact_mut(sizes.axis(axis) * next) {
        for first in (0..next).step_by(TOGETHER) {
            let columns = first..next.min(first + TOGETHER);
            kernels::vectorized::<T, _>(
                #[inline(always)]
                || scale_some(block, next, columns, &wanted),
            );
        }
    }
}

/// The same for the vectors that begin at some places of the first row, of rows so long.
#[inline(always)]
fn scale_some<T: Scalar>(block: &mut [T], next: usize, columns: Range<usize>, wanted: &impl Fn(f64) -> f64) {
    let mut squares = [0.0; TOGETHER];
    for row in block.chunks_exact(next) {
        for (square, w) in squares.iter_mut().zip(&row[columns.clone()]) {
            *square += w.to_f64() * w.to_f64();
        }
    }
    let factors = squares.map(|square| T::from_f64(wanted(square.sqrt()) / (EPSILON + square.sqrt())));
    for row in block.chunks_exact_mut(next) {
        row[columns.clone()].iter_mut().zip(factors).for_each(|(w, factor)| *w *= factor);
    }
}

/// Refuses a bound that is negative or not finite.
pub(super) fn allow_bound(argument: &str, bound: f64) -> Result<()> {
    let fits = bound >= 0.0 && bound.is_finite();
    if fits { Ok(()) } else { Err(Error::argument(argument, bound, "it must be finite and not negative")) }
}
