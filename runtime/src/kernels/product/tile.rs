//! The tiles of a product: rows × registers of sums, kept while `k` runs.
//!
//! Each result is one sum in the order of `k`, whatever the tile: the bits of an element do not depend on where in the matrix
//! it lies.

use super::super::prefetch::{bring, bring_to_write};
use super::super::vector::Vector;
use super::{Element, Product};

/// One tile's share of the work, as pointers to its corners.
#[derive(Clone, Copy)]
pub(super) struct Tile<T> {
    k: usize,
    columns: usize,
    a: *const T,
    a_row: usize,
    a_column: usize,
    b: *const T,
    b_step: usize,
    scale: T,
    adds: bool,
    /// Null if nothing is added.
    addends: *const T,
    least: Option<T>,
    c: *mut T,
    c_step: usize,
}

impl<T: Element> Tile<T> {
    /// The upper left corner of a product.
    #[inline(always)]
    pub(super) fn corner(product: &Product<'_, T>) -> Self {
        let finish = product.finish;
        Self {
            k: product.k,
            columns: 0,
            a: product.a.numbers.as_ptr(),
            a_row: product.a.row_step,
            a_column: product.a.column_step,
            b: product.b.as_ptr(),
            b_step: product.b_step,
            scale: finish.scale,
            adds: finish.adds,
            addends: if finish.addends.is_empty() { std::ptr::null() } else { finish.addends.as_ptr() },
            least: finish.least,
            c: product.c,
            c_step: product.c_step,
        }
    }

    /// The same rows from another column on.
    #[inline(always)]
    pub(super) fn columns(self, first: usize, columns: usize) -> Self {
        Self { columns, b: self.b.wrapping_add(first), c: self.c.wrapping_add(first), ..self }
    }

    /// The same columns from another row on.
    #[inline(always)]
    fn rows_from(self, row: usize) -> Self {
        let addends = if self.addends.is_null() { self.addends } else { self.addends.wrapping_add(row) };
        let (a, c) = (self.a.wrapping_add(row * self.a_row), self.c.wrapping_add(row * self.c_step));
        Self { a, addends, c, ..self }
    }
}

/// All rows of a panel of at most two registers.
///
/// # Safety
///
/// As [`tile`], for `rows` rows.
#[inline(always)]
pub(super) unsafe fn panel<V: Vector>(panel: Tile<V::Element>, rows: usize) {
    // SAFETY: passed on.
    unsafe { if panel.columns > V::LANES { rows_of::<V, 2>(panel, rows) } else { rows_of::<V, 1>(panel, rows) } }
}

/// All rows, cut into the tallest tiles that the registers hold.
///
/// # Safety
///
/// As [`tile`], for `rows` rows.
#[inline(always)]
unsafe fn rows_of<V: Vector, const VECTORS: usize>(panel: Tile<V::Element>, rows: usize) {
    let mut row = 0;
    while row < rows {
        let corner = panel.rows_from(row);
        // SAFETY: rows `row..row + height` are within the matrix, since `height` is at most what is left.
        unsafe {
            row += match (rows - row).min(V::TILE_ROWS) {
                12.. => {
                    tile::<V, 12, VECTORS>(corner);
                    12
                }
                8..=11 => {
                    tile::<V, 8, VECTORS>(corner);
                    8
                }
                6 | 7 => {
                    tile::<V, 6, VECTORS>(corner);
                    6
                }
                4 | 5 => {
                    tile::<V, 4, VECTORS>(corner);
                    4
                }
                2 | 3 => {
                    tile::<V, 2, VECTORS>(corner);
                    2
                }
                _ => {
                    tile::<V, 1, VECTORS>(corner);
                    1
                }
            };
        }
    }
}

/// How many columns of `A` are asked for ahead of the one in use: those of a wide layer lie on pages of their own, and those that another thread
/// has changed come from far away.
const AHEAD: usize = 96;

impl<T: Element> Tile<T> {
    /// What of `A` is asked for while the first of its columns is in use, and how far apart what follows lies: of rows that are contiguous, those of
    /// the next tile; else columns further on, of which the tile above has brought all but the end.
    #[inline(always)]
    fn ahead<const ROWS: usize>(&self) -> (*const T, usize) {
        if self.a_column == 1 {
            (self.a.wrapping_add(ROWS * self.a_row), (ROWS * self.a_row).div_ceil(self.k))
        } else {
            (self.a.wrapping_add(AHEAD * self.a_column + (ROWS - 1) * self.a_row), self.a_column)
        }
    }

    /// Asks for the lines of `C` that the sums will be added to: they are needed when all columns are done, and a row of a wide layer lies far
    /// from the next.
    #[inline(always)]
    fn bring_result<V: Vector<Element = T>, const ROWS: usize, const VECTORS: usize>(&self) {
        for row in (0..ROWS).map(|row| self.c.wrapping_add(row * self.c_step)) {
            for vector in 0..VECTORS {
                bring_to_write(row.wrapping_add(vector * V::LANES));
            }
            bring_to_write(row.wrapping_add(VECTORS * V::LANES - 1));
        }
    }
}

/// `ROWS × columns` of the result.
///
/// # Safety
///
/// All elements that the tile names must lie within their matrices: `ROWS × k` of `A`, `k × columns` of `B`,
/// `ROWS × columns` of `C` and `ROWS` addends, with `columns` in `1..=VECTORS · LANES`.
#[inline(always)]
unsafe fn tile<V: Vector, const ROWS: usize, const VECTORS: usize>(tile: Tile<V::Element>) {
    // SAFETY: the caller vouches for the elements; registers past `columns` load and store nothing.
    unsafe {
        let lanes: [usize; VECTORS] =
            std::array::from_fn(|vector| tile.columns.saturating_sub(vector * V::LANES).min(V::LANES));
        let mut sums = [[V::zero(); VECTORS]; ROWS];
        if tile.columns == VECTORS * V::LANES {
            if tile.adds {
                tile.bring_result::<V, ROWS, VECTORS>();
            }
            let (ahead, apart) = tile.ahead::<ROWS>();
            for p in 0..tile.k {
                let b: [V; VECTORS] =
                    std::array::from_fn(|vector| V::load(tile.b.add(p * tile.b_step + vector * V::LANES)));
                bring(ahead.wrapping_add(p * apart));
                accumulate(&mut sums, tile.a.add(p * tile.a_column), tile.a_row, b);
            }
        } else {
            for p in 0..tile.k {
                let b: [V; VECTORS] = std::array::from_fn(|vector| {
                    V::load_first(tile.b.add(p * tile.b_step).wrapping_add(vector * V::LANES), lanes[vector])
                });
                accumulate(&mut sums, tile.a.add(p * tile.a_column), tile.a_row, b);
            }
        }
        // Decided once a tile: the loops below unroll, and a choice in each of their turns would cost as much as a short `k`.
        let scale = V::splat(tile.scale);
        match (tile.adds, tile.addends.is_null() && tile.least.is_none()) {
            (false, true) => store(&tile, lanes, sums, |_, _, sum| sum.times(scale)),
            (true, true) => {
                store(&tile, lanes, sums, |_, (to, lanes), sum| sum.times_plus(scale, V::load_first(to, lanes)));
            }
            // What a layer gives: decided before the loop, as said.
            (false, false) if !tile.addends.is_null() => {
                let least = V::splat(tile.least.unwrap_or(V::Element::LOWEST));
                store(&tile, lanes, sums, |row, _, sum| {
                    least.or_larger(sum.times(scale).plus(V::splat(*tile.addends.add(row))))
                });
            }
            (_, false) => {
                store(&tile, lanes, sums, |row, (to, lanes), sum| {
                    let mut result =
                        if tile.adds { sum.times_plus(scale, V::load_first(to, lanes)) } else { sum.times(scale) };
                    if !tile.addends.is_null() {
                        result = result.plus(V::splat(*tile.addends.add(row)));
                    }
                    if let Some(least) = tile.least {
                        result = V::splat(least).or_larger(result);
                    }
                    result
                });
            }
        }
    }
}

/// Stores the sums of a tile after what `finish` makes of them, given the row, where they go and how many lanes count. Nothing is stored
/// before all is read: where rows are short, a register read from one overlaps the next, and would wait for it.
///
/// # Safety
///
/// As [`tile`], and for whatever `finish` does.
#[inline(always)]
unsafe fn store<V: Vector, const ROWS: usize, const VECTORS: usize>(
    tile: &Tile<V::Element>,
    lanes: [usize; VECTORS],
    mut sums: [[V; VECTORS]; ROWS],
    finish: impl Fn(usize, (*const V::Element, usize), V) -> V,
) {
    let place = |row, vector| tile.c.wrapping_add(row * tile.c_step + vector * V::LANES);
    for (row, sums) in sums.iter_mut().enumerate() {
        for (vector, sum) in sums.iter_mut().enumerate() {
            *sum = finish(row, (place(row, vector), lanes[vector]), *sum);
        }
    }
    for (row, sums) in sums.into_iter().enumerate() {
        for (vector, sum) in sums.into_iter().enumerate() {
            // SAFETY: the caller vouches for the tile; registers past its columns store nothing.
            unsafe { sum.store_first(place(row, vector), lanes[vector]) }
        }
    }
}

/// Adds one outer product: a column of the tile of `A` times a row of registers of `B`.
///
/// # Safety
///
/// `a` must have `ROWS` elements `a_row` apart.
#[inline(always)]
unsafe fn accumulate<V: Vector, const ROWS: usize, const VECTORS: usize>(
    sums: &mut [[V; VECTORS]; ROWS],
    a: *const V::Element,
    a_row: usize,
    b: [V; VECTORS],
) {
    for (row, sums) in sums.iter_mut().enumerate() {
        // SAFETY: the caller vouches for the elements of `A`.
        unsafe {
            let a = V::splat(*a.add(row * a_row));
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum = a.times_plus(b, *sum);
            }
        }
    }
}
