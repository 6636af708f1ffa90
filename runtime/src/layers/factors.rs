//! What layers share that multiply each number by a factor of its own in training.

use std::ops::Range;

use super::{Backward, Forward, merge};
use crate::kernels;
use crate::random::Random;
use crate::scalar::Scalar;

/// Goes through the rows of vectors, each row as long as is said beside it, with the random stream where that row has its words, so many for each:
/// threads that share the rows draw what one draws.
pub(super) fn draw_rows<T: Scalar, const N: usize>(
    random: &mut Random,
    (rows, words): (usize, usize),
    vectors: [(&mut [T], usize); N],
    work: impl Fn(&mut Random, Range<usize>, [&mut [T]; N]) + Sync,
) {
    let width = vectors.iter().map(|(_, width)| *width).max().unwrap_or(0);
    if !kernels::are_shared(rows * width) {
        return work(random, 0..rows, vectors.map(|(vector, _)| vector));
    }
    // To find a place in the stream takes as long as a few rows.
    let start = &*random;
    kernels::in_rows(rows, vectors, |range, parts| work(&mut start.ahead(range.start * words), range, parts));
    random.skip(rows * words);
}

/// In training, draws for each number whether its factor is 0, as a share of `rate` is, or `factor`, keeps that and gives what `combine` makes of
/// both; else gives the input.
pub(super) fn drop_some<T: Scalar>(
    call: Forward<'_, T>,
    rate: f64,
    factor: T,
    combine: impl Fn(T, T) -> T + Copy + Sync,
) {
    let Forward { inputs, output, kept, sizes, samples, step, training, random, .. } = call;
    let input = inputs.get(0);
    if !training {
        return output.copy_from_slice(input);
    }
    let vectors = [(output, step), (kept, step)];
    draw_rows(random, (sizes.elements(), samples), vectors, |random, rows, [output, kept]| {
        output.copy_from_slice(&input[rows.start * step..rows.end * step]);
        for (output, factors) in output.chunks_exact_mut(step).zip(kept.chunks_exact_mut(step)) {
            factors[samples..].fill(T::ZERO);
            draw(random, rate, factor, &mut factors[..samples]);
            merge::combine(output, factors, combine);
        }
    });
}

/// Puts 0 at random places, a share of `rate` of all, and `factor` at the others.
fn draw<T: Scalar>(random: &mut Random, rate: f64, factor: T, factors: &mut [T]) {
    let bound = (rate * 2_f64.powi(32)) as u32;
    let mut words = [0_u32; 64];
    for factors in factors.chunks_mut(words.len()) {
        let words = &mut words[..factors.len()];
        random.words(words);
        kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                for (place, word) in factors.iter_mut().zip(&*words) {
                    *place = if *word < bound { T::ZERO } else { factor };
                }
            },
        );
    }
}

/// The gradient times the factors that the layer kept on a training step's way forward, 0 for samples that only fill a register; the gradient
/// itself outside of training.
pub(super) fn pass_back<T: Scalar>(mut call: Backward<'_, T>) {
    let Some(mut target) = call.input_gradients.of(0) else { return };
    if call.training {
        target.put_from(
            [call.gradient, call.kept],
            #[inline(always)]
            |[gradient, factor]| gradient * factor,
        );
    } else {
        target.put_all(call.gradient);
    }
}
