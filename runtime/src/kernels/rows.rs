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

#[cfg(test)]
mod tests {
    use super::{add_to_rows, sum_rows};

    #[test]
    fn rows_get_and_give_one_number_each() {
        for step in [1, 16, 32] {
            let mut plane: Vec<f64> = (0..3 * step).map(|index| index as f64).collect();
            let before = plane.clone();
            add_to_rows(&mut plane, step, &[1.0, 2.0, 3.0]);
            let expected = before.iter().enumerate().map(|(index, number)| number + (index / step + 1) as f64);
            assert!(plane.iter().copied().eq(expected));
            let mut sums = [0.0; 3];
            sum_rows(&before, step, &mut sums);
            assert_eq!(sums, [0, 1, 2].map(|row| before[row * step..(row + 1) * step].iter().sum::<f64>()));
        }
    }
}
