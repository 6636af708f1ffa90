//! A product for several threads: each takes rectangles of the result, so that no sum is split.

use std::ops::Range;

use super::super::threads;
use super::{Element, Factor, Finish, Product};

/// Multiplications below which a product is not worth handing out: about a microsecond for each of two threads.
pub(super) const WORTH_SHARING: usize = 1 << 18;

/// Half the rows of the tallest tile, which cost little more than half as much, and columns of two of the longest registers.
const HALF: usize = 6;
pub(super) const WIDEST: usize = 32;

/// Divides a product among all threads: by rows, which for the output of a layer are its units, so that their weights stay in one core's cache; or by
/// columns, the samples, where those are more pieces.
pub(super) fn share<T: Element>(whole: &Product<'_, T>) {
    let Product { m, n, .. } = *whole;
    let (high, wide) = (m.div_ceil(HALF), n.div_ceil(WIDEST));
    if high >= wide {
        threads::share(high, &|_, pieces| {
            whole.run_part(pieces.start * HALF..m.min(pieces.end * HALF), 0..n);
        });
    } else {
        threads::share(wide, &|_, pieces| {
            whole.run_part(0..m, pieces.start * WIDEST..n.min(pieces.end * WIDEST));
        });
    }
}

impl<T: Element> Product<'_, T> {
    /// Computes the rectangle of some rows and columns of the result.
    pub(super) fn run_part(&self, rows: Range<usize>, columns: Range<usize>) {
        let (row, column) = (rows.start, columns.start);
        let a = &Factor { numbers: &self.a.numbers[row * self.a.row_step..], ..*self.a };
        let place = row * self.c_step + column;
        let addends = self.finish.addends.get(row..).unwrap_or_default();
        let finish = &Finish { addends, gate: self.finish.gate.get(place..).unwrap_or_default(), ..*self.finish };
        let c = self.c.wrapping_add(place);
        T::run_product(&Product { m: rows.len(), n: columns.len(), a, b: &self.b[column..], finish, c, ..*self });
    }
}
