//! A product for several threads: each takes rectangles of the result, so that no sum is split.

use super::super::threads;
use super::{Element, Factor, Finish, Product};

/// Multiplications below which a product is not worth handing out: about two microseconds for each of two threads.
pub(super) const WORTH_SHARING: usize = 1 << 18;

/// About how many multiplications make a piece: long against taking one, short against what one thread may wait for
/// another in the end.
const PIECE: usize = 1 << 17;

/// Rows of the tallest tile, and columns of two of the longest registers: rectangles are cut so that tiles stay whole.
const TALLEST: usize = 12;
const WIDEST: usize = 32;

/// Cuts a product into rectangles for all threads.
pub(super) fn share<T: Element>(whole: &Product<'_, T>) {
    let Product { m, k, n, .. } = *whole;
    // As many columns as a piece of the tallest tiles may have; what is left of a piece's size are rows.
    let columns = (PIECE / (TALLEST * k)).next_multiple_of(WIDEST).max(WIDEST).min(n);
    let rows = (PIECE / (k * columns)).next_multiple_of(TALLEST).max(TALLEST).min(m);
    let (high, wide) = (m.div_ceil(rows), n.div_ceil(columns));
    threads::share(high * wide, &|piece| {
        let (row, column) = (piece / wide * rows, piece % wide * columns);
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
