//! A product for several threads: each takes rectangles of the result, so that no sum is split.

use super::super::threads;
use super::{Element, Factor, Finish, Product};

/// Multiplications below which a product is not worth handing out: about two microseconds for each of two threads.
pub(super) const WORTH_SHARING: usize = 1 << 18;

/// About how many multiplications make a piece: long against taking one, short against what one thread may wait for
/// another in the end.
const PIECE: usize = 1 << 18;

/// Rows of the tallest tile, and columns of two of the longest registers: rectangles are cut so that tiles stay whole.
const TALLEST: usize = 12;
const WIDEST: usize = 32;

/// Cuts a product into rectangles for all threads, one below the other in columns as wide as a tile.
///
/// Who takes from the front gets the first columns of a weight gradient, and the first rows of a forward product: both
/// belong to the same units, whose weights so stay in one core's cache.
pub(super) fn share<T: Element>(whole: &Product<'_, T>) {
    let Product { m, k, n, .. } = *whole;
    let columns = WIDEST.min(n);
    let rows = (PIECE / (k * columns) / TALLEST * TALLEST).max(TALLEST).min(m);
    let high = m.div_ceil(rows);
    threads::share(high * n.div_ceil(columns), &|piece| {
        let (row, column) = (piece % high * rows, piece / high * columns);
        T::run_product(whole.part((row, rows.min(m - row)), (column, columns.min(n - column))));
    });
}

impl<'a, T: Element> Product<'a, T> {
    /// The rectangle of so many rows and columns of the result from a corner on.
    fn part(&self, (row, rows): (usize, usize), (column, columns): (usize, usize)) -> Product<'a, T> {
        let a = Factor { numbers: &self.a.numbers[row * self.a.row_step..], ..self.a };
        let finish = Finish { addends: self.finish.addends.get(row..).unwrap_or_default(), ..self.finish };
        let c = self.c.wrapping_add(row * self.c_step + column);
        Product { m: rows, n: columns, a, b: &self.b[column..], finish, c, ..*self }
    }
}
