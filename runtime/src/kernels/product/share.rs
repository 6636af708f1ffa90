//! A product for several threads: each takes rectangles of the result, so that no sum is split.

use std::ops::Range;

use super::super::threads;
use super::{Element, Factor, Finish, Product};

/// Multiplications below which a product is not worth handing out: a few tenths of a microsecond for each of two threads.
const WORTH_SHARING: usize = 1 << 16;

/// Multiplications from which on it is worth hiring for: about a microsecond for each of two threads.
const WORTH_HIRING: usize = 1 << 18;

/// Pieces below which a short product is not worth handing out: of three, one thread has two.
const FEWEST: usize = 4;

/// Whether so many multiplications in so many pieces are to be shared.
pub(in crate::kernels) fn is_worth_sharing(multiplications: usize, pieces: usize) -> bool {
    threads::is_worth_it(multiplications, [WORTH_SHARING, WORTH_HIRING])
        && (multiplications >= WORTH_HIRING || pieces >= FEWEST)
}

/// Half the rows of the tallest tile, which cost little more than half as much, and columns of two of the longest registers.
const HALF: usize = 6;
pub(super) const WIDEST: usize = 32;

/// Runs a product, divided among all threads if it is long: by rows, which for the output of a layer are its units, so that their weights stay in one
/// core's cache; or by columns, the samples, where those are more pieces.
#[inline]
pub(super) fn run_shared<T: Element>(whole: &Product<'_, T>) {
    let Product { m, k, n, .. } = *whole;
    let (high, wide) = (m.div_ceil(HALF), n.div_ceil(WIDEST));
    if !is_worth_sharing(m * k * n, high.max(wide)) {
        T::run_product(whole);
    } else if high >= wide {
        threads::share(high, &|_, pieces| {
            whole.with_part(pieces.start * HALF..m.min(pieces.end * HALF), 0..n, T::run_product);
        });
    } else {
        threads::share(wide, &|_, pieces| {
            whole.with_part(0..m, pieces.start * WIDEST..n.min(pieces.end * WIDEST), T::run_product);
        });
    }
}

impl<T: Element> Product<'_, T> {
    /// Does something with the rectangle of some rows and columns of the result.
    pub(super) fn with_part(&self, rows: Range<usize>, columns: Range<usize>, work: impl FnOnce(&Product<'_, T>)) {
        let (row, column) = (rows.start, columns.start);
        let a = &Factor { numbers: &self.a.numbers[row * self.a.row_step..], ..*self.a };
        let place = row * self.c_step + column;
        let addends = self.finish.addends.get(row..).unwrap_or_default();
        let finish = &Finish { addends, gate: self.finish.gate.get(place..).unwrap_or_default(), ..*self.finish };
        let (b, c) = (&self.b[column..], self.c.wrapping_add(place));
        let sums = self.sums.filter(|_| row == 0).map(|sums| sums.wrapping_add(column));
        work(&Product { m: rows.len(), n: columns.len(), a, b, finish, sums, c, ..*self });
    }
}
