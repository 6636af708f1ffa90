//! Long sums in vectorised loops.

use std::ops::{Add, Range};

use super::vectorized;
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

/// Σ x², in double precision.
pub(crate) fn square_sum<T: Scalar>(numbers: &[T]) -> f64 {
    vectorized::<T, _>(
        #[inline(always)]
        || {
            sum_of(
                [numbers],
                #[inline(always)]
                |[number]| number.to_f64() * number.to_f64(),
            )
        },
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
    use super::{column_square_sums, sum_of};

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
    fn each_column_is_summed_alone_wherever_the_columns_begin() {
        let (high, wide) = (5, 70);
        let numbers: Vec<f32> = (0..high * wide).map(|index| (index % 13) as f32).collect();
        for columns in [0..64, 64..70, 3..4] {
            let sums = column_square_sums(&numbers, wide, columns.clone());
            for (column, sum) in columns.zip(sums) {
                let expected: f32 = (0..high).map(|row| numbers[row * wide + column].powi(2)).sum();
                assert_eq!(sum, f64::from(expected), "column {column}");
            }
        }
    }
}
