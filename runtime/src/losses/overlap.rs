//! Losses of how two areas overlap, over a whole batch or sample by sample.

use super::{Head, Seed, Truth};
use crate::scalar::Scalar;

/// `1 − a / b` of what overlaps, what only the target has, and what only the output has.
///
/// With the sums over a set of numbers `o = Σ t · y`, `t = Σ t` and `y = Σ y`, `ratio` gives a and b, and the derivatives of both by o and by y.
pub(super) fn of_overlap<T: Scalar>(
    head: &Head<'_, T>,
    losses: &mut [f64],
    mut seed: Option<Seed<'_, T>>,
    per_sample: bool,
    ratio: impl Fn(f64, f64, f64) -> [[f64; 3]; 2],
) {
    let Truth::Numbers(truth) = head.truth else { return };
    let sets = if per_sample { head.samples } else { 1 };
    for set in 0..sets {
        let samples = if per_sample { set..set + 1 } else { 0..head.samples };
        let places = || {
            let rows = (0..head.sizes.elements()).map(|element| element * head.step);
            rows.flat_map(|row| samples.clone().map(move |sample| row + sample))
        };
        let (mut overlap, mut truths, mut outputs) = (0.0, 0.0, 0.0);
        for place in places() {
            let (y, t) = (head.numbers[place].to_f64(), truth[place].to_f64());
            overlap += t * y;
            truths += t;
            outputs += y;
        }
        let [[a, a_by_overlap, a_by_output], [b, b_by_overlap, b_by_output]] = ratio(overlap, truths, outputs);
        losses[samples.clone()].fill(1.0 - a / b);
        let Some(seed) = &mut seed else { continue };
        // The gradient is that of the sum over the samples.
        let scale = samples.len() as f64 / (b * b);
        let (by_overlap, by_output) =
            (scale * (a * b_by_overlap - b * a_by_overlap), scale * (a * b_by_output - b * a_by_output));
        for place in places() {
            seed.target.put(place, T::from_f64(by_overlap * truth[place].to_f64() + by_output));
        }
    }
}
