//! The product of matrices: `C ← scale · A · B`, or added to `C`, and what rides along with it.
//!
//! Rows of `B` and `C` are contiguous and lie along the registers; single numbers of `A` are broadcast, so `A` may have any
//! strides, which makes a transposed weight matrix the same call. Nothing is packed, but
//! that large products go through blocks of `B`, which are copied where there are many samples, and so are strips of a wide `A` (`block.rs`). Which shapes take another kernel is decided in [`Product::run`], and nowhere else.

mod accumulate;
mod alone;
mod block;
mod dot;
mod outer;
mod share;
mod terms;
#[cfg(test)]
mod tests;
mod tile;
mod weights;

use std::marker::PhantomData;

use super::vector::Vector;
use super::{Element, Kernel};
use block::FAR;
pub(super) use block::run_in_blocks;
pub(super) use share::is_worth_sharing;
use terms::{Corner, Terms};
pub(crate) use weights::WeightGradient;

/// The left factor: `rows × columns` numbers, element `(i, p)` at `i · row_step + p · column_step`.
#[derive(Clone, Copy)]
pub(crate) struct Factor<'a, T> {
    /// Where the numbers lie.
    pub(crate) numbers: &'a [T],
    /// The distance between neighbours in a column.
    pub(crate) row_step: usize,
    /// The distance between neighbours in a row.
    pub(crate) column_step: usize,
}

/// What happens to a sum of products before it is stored: `max(C + scale · sum + addend, least)`, or 0 where a gate is shut.
#[derive(Clone, Copy)]
pub(crate) struct Finish<'a, T> {
    pub(crate) scale: T,
    /// Whether it is added to the old `C`, which else is not read.
    pub(crate) adds: bool,
    /// A number for each row of `C`, or none at all.
    pub(crate) addends: &'a [T],
    /// What no result may fall below; NaN stays NaN.
    pub(crate) least: Option<T>,
    /// Numbers laid out as `C`, of which those above 0 let results through, or none at all.
    pub(crate) gate: &'a [T],
}

/// A row of ones, as long as one likes: its product with a matrix is the sums of that.
fn ones<T: Element>() -> Factor<'static, T> {
    Factor { numbers: T::ALONE, row_step: 0, column_step: 0 }
}

impl<T: Element> Finish<'_, T> {
    /// The sums times a number, and nothing else.
    pub(crate) fn scaled(scale: T) -> Self {
        Self { scale, adds: false, addends: &[], least: None, gate: &[] }
    }
}

/// `C ← finish(A · B)` for `A: m × k`, `B: k × n`, `C: m × n`; the rows of `B` and `C` begin `b_step` and `c_step` numbers apart.
pub(crate) fn product<T: Element>(
    (m, k, n): (usize, usize, usize),
    a: &Factor<'_, T>,
    (b, b_step): (&[T], usize),
    finish: &Finish<'_, T>,
    (c, c_step): (&mut [T], usize),
) {
    if m > 0 && n > 0 {
        share::run_shared(&checked((m, k, n), a, (b, b_step), finish, (c, c_step)));
    }
}

/// The same, checked and not yet done; nothing may be empty.
#[inline]
fn checked<'a, T: Element>(
    (m, k, n): (usize, usize, usize),
    a: &'a Factor<'a, T>,
    (b, b_step): (&'a [T], usize),
    finish: &'a Finish<'a, T>,
    (c, c_step): (&'a mut [T], usize),
) -> Product<'a, T> {
    assert!(k > 0 && b_step >= n && c_step >= n, "rows overlap");
    assert!(a.numbers.len() > (m - 1) * a.row_step + (k - 1) * a.column_step, "A is too short");
    assert!(b.len() >= (k - 1) * b_step + n, "B is too short");
    assert!(c.len() >= (m - 1) * c_step + n, "C is too short");
    assert!(finish.addends.is_empty() || finish.addends.len() >= m, "too few addends");
    assert!(finish.gate.is_empty() || finish.gate.len() >= (m - 1) * c_step + n, "the gate is too short");
    Product {
        m,
        k,
        n,
        a,
        b,
        b_step,
        finish,
        sums: None,
        is_cut: false,
        goes_on: false,
        c: c.as_mut_ptr(),
        c_step,
        result: PhantomData,
    }
}

/// One product, or a rectangle of its result, checked: for `C` a pointer, since the rectangles of one product lie between each
/// other.
#[derive(Clone, Copy)]
pub(super) struct Product<'a, T> {
    m: usize,
    k: usize,
    n: usize,
    a: &'a Factor<'a, T>,
    b: &'a [T],
    b_step: usize,
    finish: &'a Finish<'a, T>,
    /// Where the sums of `B`'s columns go, scaled and added as `C` is; none where nobody wants them.
    sums: Option<*mut T>,
    /// Whether its sums have other terms, too, and whether they go on from those, which `C` holds.
    is_cut: bool,
    goes_on: bool,
    c: *mut T,
    c_step: usize,
    result: PhantomData<&'a mut [T]>,
}

// SAFETY: it stands for slices that may be sent and shared, and only `run` writes, through a rectangle of its own: `share` cuts
// those so that no two overlap, and gives the sums of columns to those that have the first row.
unsafe impl<T: Element> Sync for Product<'_, T> {}

impl<T: Element> Kernel<T> for &Product<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) {
        let is_plain = self.finish.addends.is_empty() && self.finish.least.is_none();
        // A column of gradients: both factors lie along the registers themselves.
        let is_column = self.n == 1 && self.a.column_step == 1 && self.b_step == 1;
        match (is_plain, is_column) {
            (true, true) => dot::column::<V>(self),
            (true, false) if self.k == 1 && !self.is_cut => return outer::outer::<V>(self),
            _ => self.panels::<V>(),
        }
        if !self.finish.gate.is_empty() {
            self.pass_gate::<V>();
        }
    }
}

impl<T: Element> Product<'_, T> {
    /// Panels as wide as a tile. Of small caches they lie side by side, so that they read `A` together: what is read of it is still near for the next.
    #[inline(always)]
    fn panels<V: Vector<Element = T>>(&self) {
        let (terms, corner, width) = (Terms::of::<V>(self), Corner::of(self), 2 * V::LANES);
        let mut column = 0;
        while column < self.n {
            let left = self.n - column;
            let whole = if V::SMALL_CACHES { left / width } else { 1 };
            let (panels, columns) = if left < width { (1, left) } else { (whole, width) };
            // SAFETY: `product` has checked that every element of the three matrices lies within its slice; columns
            // `column..column + panels · columns` are within `n`.
            unsafe { tile::panels::<V>(&terms, corner.across(column), self.m, (panels, columns)) };
            column += panels * columns;
        }
    }

    /// Shuts the gate where it is shut. Results are still near; in the tile itself this would cost the short products more.
    #[inline(always)]
    fn pass_gate<V: Vector<Element = T>>(&self) {
        // Near rows column by column, so that how many lanes count is asked once; those far apart as they lie.
        let together = if self.c_step * size_of::<T>() < FAR { self.m } else { 1 };
        for first in (0..self.m).step_by(together) {
            for column in (0..self.n).step_by(V::LANES) {
                let lanes = V::LANES.min(self.n - column);
                for row in first..first + together {
                    let place = row * self.c_step + column;
                    // SAFETY: `product` has checked that `C` and the gate have this row and its columns; lanes past the last are not touched.
                    unsafe {
                        let to = self.c.add(place);
                        let gate = V::load_first(self.finish.gate.as_ptr().add(place), lanes);
                        V::load_first(to, lanes).where_positive(gate).store_first(to, lanes);
                    }
                }
            }
        }
    }
}
