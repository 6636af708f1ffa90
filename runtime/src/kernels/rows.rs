//! One number a feature: added to a row, or summed from it.

use super::Element;

/// Adds `numbers[row]` to each of the `step` samples of every row; nothing if there are no numbers.
pub(crate) fn add_to_rows<T: Element>(plane: &mut [T], step: usize, numbers: &[T]) {
    if step == 1 {
        return super::vectorized::<T, _>(
            #[inline(always)]
            || {
                for (number, addend) in plane.iter_mut().zip(numbers) {
                    *number = *number + *addend;
                }
            },
        );
    }
    super::vectorized::<T, _>(
        #[inline(always)]
        || {
            for (row, addend) in plane.chunks_exact_mut(step).zip(numbers) {
                for number in row {
                    *number = *number + *addend;
                }
            }
        },
    );
}

/// `sums[row]` ← the sum over the row, in sixteen interleaved partial sums, so that the order is the same on every machine.
pub(crate) fn sum_rows<T: Element>(plane: &[T], step: usize, sums: &mut [T]) {
    super::vectorized::<T, _>(
        #[inline(always)]
        || {
            for (row, sum) in plane.chunks_exact(step).zip(sums) {
                let mut partial = [T::default(); 16];
                for chunk in row.chunks(16) {
                    for (partial, number) in partial.iter_mut().zip(chunk) {
                        *partial = *partial + *number;
                    }
                }
                *sum = partial.into_iter().fold(T::default(), |sum, number| sum + number);
            }
        },
    );
}
