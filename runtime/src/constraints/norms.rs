//! What constraints on norms share.

use crate::error::{Error, Result};
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// Keras's `epsilon()`, which keeps the division from 0.
const EPSILON: f64 = 1e-7;

/// Gives each vector along an axis the length that `wanted` says for its own.
pub(super) fn scale_each<T: Scalar>(weights: &mut [T], sizes: Sizes, axis: usize, wanted: impl Fn(f64) -> f64) {
    let length = sizes.axis(axis);
    let next: usize = sizes.as_slice().iter().skip(axis + 1).product();
    for first in (0..weights.len()).filter(|place| (place / next).is_multiple_of(length.max(1))) {
        let places = || (0..length).map(|element| first + element * next);
        let norm = places().map(|place| weights[place].to_f64().powi(2)).sum::<f64>().sqrt();
        let factor = T::from_f64(wanted(norm) / (EPSILON + norm));
        for place in places() {
            weights[place] *= factor;
        }
    }
}

/// Refuses a bound that is negative or not finite.
pub(super) fn allow_bound(argument: &str, bound: f64) -> Result<()> {
    let fits = bound >= 0.0 && bound.is_finite();
    if fits { Ok(()) } else { Err(Error::argument(argument, bound, "it must be finite and not negative")) }
}
