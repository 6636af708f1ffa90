//! One number a feature: added to a row of samples, or summed over them.

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

/// `sums[column]` ← the sum over all rows of a table, which begin `step` apart, row after row.
pub(crate) fn sum_columns<T: Element>((table, step): (&[T], usize), sums: &mut [T]) {
    sums.fill(T::default());
    super::vectorized::<T, _>(
        #[inline(always)]
        || {
            for row in table.chunks_exact(step.max(1)) {
                for (sum, number) in sums.iter_mut().zip(row) {
                    *sum = *sum + *number;
                }
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::{add_to_rows, sum_columns};

    #[test]
    fn rows_get_one_number_each() {
        for step in [1, 16, 32] {
            let mut plane: Vec<f64> = (0..3 * step).map(|index| index as f64).collect();
            let before = plane.clone();
            add_to_rows(&mut plane, step, &[1.0, 2.0, 3.0]);
            let expected = before.iter().enumerate().map(|(index, number)| number + (index / step + 1) as f64);
            assert!(plane.iter().copied().eq(expected));
        }
    }

    #[test]
    fn columns_are_summed() {
        let table: Vec<f64> = (0..15).map(f64::from).collect();
        let mut sums = [7.0; 4];
        sum_columns((&table, 5), &mut sums);
        assert_eq!(sums, [15.0, 18.0, 21.0, 24.0]);
    }
}
