//! Long sums in vectorised loops.

use std::ops::{Add, Range};
use std::sync::atomic::{AtomicU64, Ordering};

use super::threads::share;
use super::{Element, vectorized};
use crate::scalar::Scalar;

/// Sums that run beside each other: a register of the longest, so that the compiler makes registers of them.
const CHAINS: usize = 16;

/// The sum of what `term` makes of the numbers in each place of some slices, of which the first says how many: sixteen sums of every sixteenth
/// term, so the same bits on every instruction set. For use within [`vectorized`].
#[inline(always)]
pub(crate) fn sum_of<T: Copy, S: Copy + Default + Add<Output = S>, const N: usize>(
    slices: [&[T]; N],
    term: impl Fn([T; N]) -> S,
) -> S {
    let length = slices.first().map_or(0, |slice| slice.len());
    let slices = slices.map(|slice| &slice[..length]);
    let mut chains = [S::default(); CHAINS];
    let whole = length - length % CHAINS;
    for start in (0..whole).step_by(CHAINS) {
        let blocks = slices.map(|slice| &slice[start..start + CHAINS]);
        for (lane, chain) in chains.iter_mut().enumerate() {
            *chain = *chain + term(blocks.map(|block| block[lane]));
        }
    }
    for (chain, index) in chains.iter_mut().zip(whole..length) {
        *chain = *chain + term(slices.map(|slice| slice[index]));
    }
    let mut half = CHAINS / 2;
    while half > 0 {
        for lane in 0..half {
            chains[lane] = chains[lane] + chains[lane + half];
        }
        half /= 2;
    }
    chains[0]
}

/// Parts of a long sum, which threads share: the same parts however many threads there are.
const PARTS: usize = 64;

/// Terms that a part has at least: some microseconds of them.
const LEAST: usize = 1 << 13;

/// [`sum_of`], in double precision and vectorised, of slices that may be long: all threads of the team that this one leads take part. The term must be
/// marked `#[inline(always)]`, and own what it uses.
pub(crate) fn long_sum<T: Element, const N: usize>(
    slices: [&[T]; N],
    term: impl Fn([T; N]) -> f64 + Copy + Sync,
) -> f64 {
    let length = slices.iter().map(|slice| slice.len()).min().unwrap_or(0);
    let part = length.div_ceil(PARTS).max(LEAST);
    let sum = |range: Range<usize>| {
        let slices = slices.map(|slice| &slice[range.clone()]);
        vectorized::<T, _>(
            #[inline(always)]
            move || sum_of(slices, term),
        )
    };
    if length <= part {
        return sum(0..length);
    }
    let sums = [const { AtomicU64::new(0) }; PARTS];
    share(length.div_ceil(part), &|_, pieces| {
        for piece in pieces {
            let range = piece * part..length.min((piece + 1) * part);
            sums[piece].store(sum(range).to_bits(), Ordering::Relaxed);
        }
    });
    sums.iter().map(|sum| f64::from_bits(sum.load(Ordering::Relaxed))).sum()
}

/// Σ x², in double precision.
pub(crate) fn square_sum<T: Scalar>(numbers: &[T]) -> f64 {
    long_sum(
        [numbers],
        #[inline(always)]
        move |[number]| number.to_f64() * number.to_f64(),
    )
}

/// Columns whose sums are taken beside each other, as they lie in memory.
pub(crate) const TOGETHER: usize = 64;

/// Σ x² of each of some columns, at most [`TOGETHER`], in double precision; the rows are so wide.
pub(crate) fn column_square_sums<T: Scalar>(numbers: &[T], wide: usize, columns: Range<usize>) -> [f64; TOGETHER] {
    let mut sums = [0.0; TOGETHER];
    vectorized::<T, _>(
        #[inline(always)]
        || {
            for row in numbers.chunks_exact(wide) {
                for (sum, number) in sums.iter_mut().zip(&row[columns.clone()]) {
                    *sum += number.to_f64() * number.to_f64();
                }
            }
        },
    );
    sums
}

#[cfg(test)]
mod tests {
    use super::{LEAST, PARTS, column_square_sums, long_sum, sum_of};
    use crate::kernels::with_threads;

    #[test]
    fn every_term_is_summed_once() {
        for length in [0, 1, 5, 16, 17, 32, 47] {
            let a: Vec<f32> = (0..length).map(|index| index as f32).collect();
            let b = vec![2.0; length + 3];
            let expected: f32 = a.iter().map(|a| a * 2.0 + 1.0).sum();
            assert_eq!(sum_of([&a, &b], |[a, b]| a * b + 1.0), expected, "{length} terms");
        }
    }

    #[test]
    fn a_long_sum_has_the_same_bits_however_many_threads_share_it() {
        let lengths = [0, 100, LEAST + 1, LEAST, 3 * LEAST, PARTS * LEAST + 5, 600_000];
        for length in lengths.into_iter().take(if cfg!(miri) { 3 } else { usize::MAX }) {
            let a: Vec<f32> = (0..length).map(|index| (index % 1001) as f32).collect();
            let b = vec![0.5; length + 2];
            let sum = || long_sum([&a, &b], move |[a, b]| f64::from(a * b).sqrt());
            let expected: f64 = a.iter().map(|a| f64::from(a * 0.5).sqrt()).sum();
            let alone = sum();
            assert!((alone - expected).abs() <= expected * 1e-12, "{length} terms: {alone} {expected}");
            for threads in [2, 3, 7] {
                assert_eq!(with_threads(threads, sum).to_bits(), alone.to_bits(), "{length} terms, {threads} threads");
            }
        }
    }

    #[test]
    fn each_column_is_summed_alone_wherever_the_columns_begin() {
        let (high, wide) = (5, 70);
        let numbers: Vec<f32> = (0..high * wide).map(|index| (index % 13) as f32).collect();
        for columns in [0..64, 64..70, 3..4] {
            let sums = column_square_sums(&numbers, wide, columns.clone());
            for (column, sum) in columns.zip(sums) {
                let expected: f32 =
                    (0..high).map(|row| numbers[row * wide + column]).map(|number| number * number).sum();
                assert_eq!(sum, f64::from(expected), "column {column}");
            }
        }
    }
}
