//! Between samples in a row each (as data lies in files and memory) and features in a row each (as a step works).

use std::marker::PhantomData;

use super::vector::{MOST_LANES, Vector};
use super::{Element, Kernel, threads, vectorized};

/// `to[column · to_step + row] ← from[row · from_step + column]` for `rows × columns` numbers.
pub(crate) fn transpose<T: Element>(
    (rows, columns): (usize, usize),
    (from, from_step): (&[T], usize),
    (to, to_step): (&mut [T], usize),
) {
    if rows > 0 && columns > 0 {
        whole((rows, columns), (from, from_step), (to, to_step)).run_shared();
    }
}

/// The same, checked and not yet done; nothing may be empty.
pub(super) fn whole<'a, T: Element>(
    (rows, columns): (usize, usize),
    (from, from_step): (&'a [T], usize),
    (to, to_step): (&'a mut [T], usize),
) -> Transpose<'a, T> {
    assert!(from_step >= columns && from.len() >= (rows - 1) * from_step + columns, "the source is too short");
    assert!(to_step >= rows && to.len() >= (columns - 1) * to_step + rows, "the target is too short");
    let (source, to) = (Source::Every(from_step), to.as_mut_ptr());
    Transpose { rows, columns, from, source, to, to_step, result: PhantomData }
}

/// `to[feature · to_step + i] ← from[samples[i] · features + feature]`: the chosen samples, one a column.
pub(crate) fn gather<T: Element>(features: usize, from: &[T], samples: &[usize], (to, to_step): (&mut [T], usize)) {
    if samples.is_empty() || features == 0 {
        return;
    }
    // In a vectorised loop: it is done once a step for each value that is gathered.
    let last = vectorized::<T, _>(
        #[inline(always)]
        || samples.iter().fold(0, |last, sample| last.max(*sample)),
    );
    let end = last.checked_add(1).and_then(|samples| samples.checked_mul(features));
    assert!(end.is_some_and(|end| end <= from.len()), "a sample lies outside the data");
    assert!(
        to_step >= samples.len() && to.len() >= (features - 1) * to_step + samples.len(),
        "the target is too short"
    );
    let (source, to) = (Source::Chosen(samples, features), to.as_mut_ptr());
    Transpose { rows: samples.len(), columns: features, from, source, to, to_step, result: PhantomData }.run_shared();
}

/// Which rows are read.
#[derive(Clone, Copy)]
enum Source<'a> {
    /// All, so far apart.
    Every(usize),
    /// These, of rows so far apart.
    Chosen(&'a [usize], usize),
}

impl Source<'_> {
    /// Where so many rows from one on begin; the other lanes of a register begin as the last of them.
    #[inline(always)]
    fn starts<V: Vector>(self, from: &[V::Element], (first, rows): (usize, usize)) -> [*const V::Element; MOST_LANES] {
        let mut starts = [from.as_ptr(); MOST_LANES];
        for (line, start) in starts.iter_mut().enumerate().take(V::LANES) {
            let row = first + line.min(rows - 1);
            *start = match self {
                Source::Every(step) => from.as_ptr().wrapping_add(row * step),
                Source::Chosen(samples, step) => from.as_ptr().wrapping_add(samples[row] * step),
            };
        }
        starts
    }
}

/// One transposition, or some columns of it, checked: for what is written a pointer, since several threads write parts of it.
#[derive(Clone, Copy)]
pub(super) struct Transpose<'a, T> {
    rows: usize,
    columns: usize,
    from: &'a [T],
    source: Source<'a>,
    to: *mut T,
    to_step: usize,
    result: PhantomData<&'a mut [T]>,
}

// SAFETY: it stands for slices that may be sent and shared, and only `run` writes, each part the rows that its columns become.
unsafe impl<T: Element> Sync for Transpose<'_, T> {}

/// Numbers that are worth handing out: four microseconds where they come from far away, as samples do.
const WORTH_SHARING: usize = 1 << 14;

impl<T: Element> Transpose<'_, T> {
    /// So many columns of it, from one on.
    fn part(&self, first: usize, columns: usize) -> Self {
        Self { columns, from: &self.from[first..], to: self.to.wrapping_add(first * self.to_step), ..*self }
    }

    /// Runs it, together with the team that this thread leads if it is long.
    fn run_shared(&self) {
        if self.rows * self.columns < WORTH_SHARING || !threads::leads() {
            return T::run_transpose(self);
        }
        threads::share(self.columns.div_ceil(MOST_LANES), &|_, pieces| {
            let first = pieces.start * MOST_LANES;
            T::run_transpose(&self.part(first, (pieces.end * MOST_LANES).min(self.columns) - first));
        });
    }
}

impl<T: Element> Kernel<T> for &Transpose<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) {
        let Transpose { rows, columns, from, source, to, to_step, .. } = *self;
        if columns == 1 {
            // Most of a block's shuffles would move nothing.
            match source {
                Source::Chosen(samples, step) => {
                    for (row, sample) in samples.iter().enumerate() {
                        // SAFETY: `gather` has checked that there is such a sample, and that the target has a number for it.
                        unsafe { *to.add(row) = *from.as_ptr().add(sample * step) }
                    }
                }
                Source::Every(step) => {
                    for row in 0..rows {
                        // SAFETY: `whole` has checked that there is such a row, and that the target has a number for it.
                        unsafe { *to.add(row) = *from.as_ptr().add(row * step) }
                    }
                }
            }
            return;
        }
        for row in (0..rows).step_by(V::LANES) {
            let height = V::LANES.min(rows - row);
            let starts = source.starts::<V>(from, (row, height));
            for column in (0..columns).step_by(V::LANES) {
                let width = V::LANES.min(columns - column);
                // SAFETY: rows `row..row + height` and columns `column..column + width` are inside the matrix, and both
                // functions above have checked that every element of it lies within the two slices; all starts are of rows.
                unsafe {
                    let corner = (to.add(column * to_step + row), to_step);
                    // Told in constants, a whole block needs no masks.
                    if height == V::LANES && width == V::LANES {
                        block::<V>((&starts, column), (V::LANES, V::LANES), corner);
                    } else {
                        block::<V>((&starts, column), (height, width), corner);
                    }
                }
            }
        }
    }
}

/// A block of `height × width`, in registers from the first load to the last store. Of lines without a row nobody sees what they hold.
///
/// # Safety
///
/// `width` numbers can be read from `column` on behind each of the first `LANES` starts, and as many rows of `height` numbers be written.
#[inline(always)]
unsafe fn block<V: Vector>(
    (starts, column): (&[*const V::Element; MOST_LANES], usize),
    (height, width): (usize, usize),
    (to, to_step): (*mut V::Element, usize),
) {
    // SAFETY: the caller vouches for the reads and writes; only the first `width` lines and `height` lanes are stored.
    unsafe {
        for (place, line) in V::columns(starts, column, width).into_iter().enumerate().take(V::LANES) {
            if place < width {
                line.store_first(to.add(place * to_step), height);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count<T: crate::Scalar>(count: usize) -> Vec<T> {
        (0..count).map(|index| T::from_f64(index as f64)).collect()
    }

    fn compare<T: crate::Scalar>(rows: usize, columns: usize, padding: usize) {
        let (from_step, to_step) = (columns + padding, rows + padding);
        let from = count::<T>(rows * from_step);
        let mut to = vec![T::from_f64(-1.0); columns * to_step];
        transpose((rows, columns), (&from, from_step), (&mut to, to_step));
        for (place, number) in to.iter().enumerate() {
            let (column, row) = (place / to_step, place % to_step);
            let expected = if row < rows { from[row * from_step + column] } else { T::from_f64(-1.0) };
            assert!(*number == expected, "{rows} × {columns}: {row} {column}");
        }
    }

    #[test]
    fn any_sizes_are_transposed_and_nothing_else_is_touched() {
        let sizes = if cfg!(miri) { vec![1, 9, 17] } else { vec![1, 2, 3, 7, 8, 9, 15, 16, 17, 32, 40] };
        for rows in &sizes {
            for columns in &sizes {
                for padding in [0, 5] {
                    compare::<f32>(*rows, *columns, padding);
                    compare::<f64>(*rows, *columns, padding);
                }
            }
        }
    }

    #[test]
    fn several_threads_transpose_as_one_does() {
        let (rows, columns) = if cfg!(miri) { (8, WORTH_SHARING / 8) } else { (40, 650) };
        let from = count::<f32>(rows * columns);
        let order: Vec<usize> = (0..rows).rev().collect();
        for threads in [2, 3, 8].into_iter().take(if cfg!(miri) { 1 } else { 3 }) {
            let (mut plain, mut chosen) = (vec![-1.0; rows * columns], vec![-1.0; rows * columns]);
            crate::kernels::with_threads(threads, || {
                transpose((rows, columns), (&from, columns), (&mut plain, rows));
                gather(columns, &from, &order, (&mut chosen, rows));
            });
            for (place, (plain, chosen)) in plain.iter().zip(&chosen).enumerate() {
                let (column, row) = (place / rows, place % rows);
                assert!(*plain == from[row * columns + column] && *chosen == from[order[row] * columns + column]);
            }
        }
    }

    #[test]
    fn chosen_samples_become_columns() {
        let from = count::<f32>(10 * 21);
        let samples = [9, 0, 4, 4, 7];
        let mut to = vec![-1.0; 21 * 16];
        gather(21, &from, &samples, (&mut to, 16));
        for feature in 0..21 {
            for (column, sample) in samples.iter().enumerate() {
                assert!(to[feature * 16 + column] == from[sample * 21 + feature]);
            }
            assert!(to[feature * 16 + 5..][..11].iter().all(|number| *number == -1.0));
        }
    }
}
