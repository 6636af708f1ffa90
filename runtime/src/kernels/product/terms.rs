//! What the tiles of a product are told: the terms of their sums, and where their matrices begin.

use std::ptr::null_mut;

use super::super::vector::Vector;
use super::{Element, Product};

/// What the tiles of a product have in common. A tile is told it by reference: a copy for each would take as long as a short sum.
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub(super) struct Terms<T> {
    pub(super) k: usize,
    pub(super) a_row: usize,
    pub(super) a_column: usize,
    pub(super) b_step: usize,
    /// Whether behind the last column of `B` there are numbers enough to fill a register.
    pub(super) is_padded: bool,
    pub(super) c_step: usize,
    pub(super) scale: T,
    pub(super) adds: bool,
    /// Whether each row has a number that is added.
    pub(super) has_addends: bool,
    pub(super) least: Option<T>,
    /// Whether sums go on from what `C` holds.
    pub(super) goes_on: bool,
    pub(super) ahead: Ahead,
}

impl<T: Element> Terms<T> {
    #[inline(always)]
    pub(super) fn of<V: Vector<Element = T>>(product: &Product<'_, T>) -> Self {
        let Product { k, n, a, b, b_step, finish, goes_on, is_cut, .. } = product;
        let padded = n.next_multiple_of(V::LANES);
        Self {
            k: *k,
            a_row: a.row_step,
            a_column: a.column_step,
            b_step: *b_step,
            is_padded: *b_step >= padded && b.len() >= (k - 1) * b_step + padded,
            c_step: product.c_step,
            scale: finish.scale,
            adds: finish.adds,
            has_addends: !finish.addends.is_empty(),
            least: finish.least,
            goes_on: *goes_on,
            ahead: Ahead::of::<V>(*k, *is_cut, (a.row_step, a.column_step)),
        }
    }

    /// Whether each of the tallest tiles asks for where the result of the next lies, which it does with its first terms, if there are enough.
    #[inline(always)]
    pub(super) fn brings_results<V: Vector<Element = T>>(&self) -> bool {
        self.k >= 2 * V::TILE_ROWS
    }
}

/// Where the matrices of a tile begin.
#[derive(Clone, Copy)]
pub(super) struct Corner<T> {
    pub(super) a: *const T,
    pub(super) b: *const T,
    pub(super) c: *mut T,
    /// Of any address where there are no addends.
    pub(super) addends: *const T,
    /// Null where nobody wants the sums of these columns of `B`, or a tile further up has them.
    pub(super) sums: *mut T,
}

impl<T: Element> Corner<T> {
    /// The upper left corner of a product.
    #[inline(always)]
    pub(super) fn of(product: &Product<'_, T>) -> Self {
        let (a, b) = (product.a.numbers.as_ptr(), product.b.as_ptr());
        let (addends, sums) = (product.finish.addends.as_ptr(), product.sums.unwrap_or(null_mut()));
        Self { a, b, c: product.c, addends, sums }
    }

    /// The same rows, so many columns further on.
    #[inline(always)]
    pub(super) fn across(self, columns: usize) -> Self {
        let sums = if self.sums.is_null() { self.sums } else { self.sums.wrapping_add(columns) };
        Self { b: self.b.wrapping_add(columns), c: self.c.wrapping_add(columns), sums, ..self }
    }

    /// The same columns, so many rows further down.
    #[inline(always)]
    pub(super) fn down(self, rows: usize, terms: &Terms<T>) -> Self {
        let (a, c) = (self.a.wrapping_add(rows * terms.a_row), self.c.wrapping_add(rows * terms.c_step));
        Self { a, c, addends: self.addends.wrapping_add(rows), ..self }
    }
}

/// What of `A` is asked for with each of a tile's terms.
#[derive(Clone, Copy)]
pub(super) struct Ahead {
    /// For so many terms it is columns of the same tile, that far from its corner; then what the next tile begins with.
    pub(super) within: usize,
    pub(super) first: usize,
    /// How far what is asked for with the next term lies from it.
    pub(super) apart: usize,
    /// How far from it the second place lies that is asked for, or 0 where one is enough.
    pub(super) tall: usize,
}

/// How many columns of `A` are asked for ahead of the one in use: those of a wide layer lie on pages of their own, and those that another thread
/// has changed come from far away.
const AHEAD: usize = 64;

impl Ahead {
    /// Of rows that are contiguous, those of the next tile, a little with each term, unless those hold other terms, too; of columns those further on, unless
    /// few of them have their turn at a time.
    #[inline(always)]
    fn of<V: Vector>(k: usize, is_cut: bool, (a_row, a_column): (usize, usize)) -> Self {
        if a_column == 1 {
            let apart = if is_cut { 0 } else { (V::TILE_ROWS * a_row).div_ceil(k) };
            return Self { within: 0, first: 0, apart, tall: 0 };
        }
        let within = if V::SMALL_CACHES || is_cut { 0 } else { k.saturating_sub(AHEAD) };
        Self { within, first: AHEAD * a_column, apart: a_column, tall: (V::TILE_ROWS - 1) * a_row }
    }
}
