//! The product of matrices: `C ← keep · C + scale · A · B`.
//!
//! Rows of `B` and `C` are contiguous and lie along the registers; single numbers of `A` are broadcast, so `A` may have any
//! strides, which makes a transposed weight matrix the same call. Nothing is packed: at the batch sizes of training the
//! panel of `B` stays in the first cache and every number of `A` is used once. A tile of rows × registers of sums is
//! kept while `k` runs, so each result is one sum in the order of `k`, whatever the tile: the bits of an element do not
//! depend on where in the matrix it lies.

use super::threads::{self, Team};
use super::vector::Vector;
use super::{Element, Kernel};

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

/// `C ← keep · C + scale · A · B` for `A: m × k`, `B: k × n`, `C: m × n`; the rows of `B` and `C` begin `b_step` and
/// `c_step` numbers apart. With `keep` 0 the old `C` is not read.
#[allow(clippy::too_many_arguments, reason = "three matrices, three sizes, two factors: the operation's own")]
pub(crate) fn product<T: Element>(
    (m, k, n): (usize, usize, usize),
    scale: T,
    a: Factor<'_, T>,
    (b, b_step): (&[T], usize),
    keep: T,
    (c, c_step): (&mut [T], usize),
) {
    if m == 0 || n == 0 {
        return;
    }
    assert!(k > 0 && b_step >= n && c_step >= n, "rows overlap");
    assert!(a.numbers.len() > (m - 1) * a.row_step + (k - 1) * a.column_step, "A is too short");
    assert!(b.len() >= (k - 1) * b_step + n, "B is too short");
    assert!(c.len() >= (m - 1) * c_step + n, "C is too short");
    let whole = Product { m, k, n, scale, a, b, b_step, keep, c, c_step };
    if m * k * n < WORTH_SHARING {
        return T::run_product(whole);
    }
    let mut whole = Some(whole);
    let shared = threads::with_team(|team| {
        if let Some(whole) = whole.take() {
            share(team, whole);
        }
    });
    if let Some(whole) = whole.filter(|_| !shared) {
        T::run_product(whole);
    }
}

/// Multiplications below which a product is not worth handing out: about two microseconds for each of two threads.
const WORTH_SHARING: usize = 1 << 18;

/// Lets each member of a team compute rows of its own.
fn share<T: Element>(team: &Team, whole: Product<'_, T>) {
    /// The result, for members that write different rows of it.
    struct Rows<T>(*mut T);
    // SAFETY: each member makes a slice of its own rows from it, and of no others.
    unsafe impl<T: Send> Sync for Rows<T> {}
    impl<T> Rows<T> {
        fn from(&self, start: usize) -> *mut T {
            self.0.wrapping_add(start)
        }
    }

    let Product { m, k, n, scale, a, b, b_step, keep, c, c_step } = whole;
    let height = m.div_ceil(team.members()).next_multiple_of(TALLEST);
    let rows = Rows(c.as_mut_ptr());
    team.run(&|member| {
        let start = (member * height).min(m);
        let count = height.min(m - start);
        if count == 0 {
            return;
        }
        // SAFETY: the rows `start..start + count` lie within `c`, which is borrowed mutably for as long as this runs;
        // they begin `c_step ≥ n` apart, so no other member's slice overlaps.
        let c = unsafe { std::slice::from_raw_parts_mut(rows.from(start * c_step), (count - 1) * c_step + n) };
        let a = Factor { numbers: &a.numbers[start * a.row_step..], ..a };
        T::run_product(Product { m: count, k, n, scale, a, b, b_step, keep, c, c_step });
    });
}

/// Rows of the tallest tile.
const TALLEST: usize = 12;

/// One product, checked.
pub(super) struct Product<'a, T> {
    m: usize,
    k: usize,
    n: usize,
    scale: T,
    a: Factor<'a, T>,
    b: &'a [T],
    b_step: usize,
    keep: T,
    c: &'a mut [T],
    c_step: usize,
}

/// One tile's share of the work, as pointers to its corners.
#[derive(Clone, Copy)]
struct Tile<T> {
    k: usize,
    columns: usize,
    scale: T,
    a: *const T,
    a_row: usize,
    a_column: usize,
    b: *const T,
    b_step: usize,
    keep: T,
    c: *mut T,
    c_step: usize,
}

impl<T: Element> Kernel<T> for Product<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) {
        let corner = Tile {
            k: self.k,
            columns: 0,
            scale: self.scale,
            a: self.a.numbers.as_ptr(),
            a_row: self.a.row_step,
            a_column: self.a.column_step,
            b: self.b.as_ptr(),
            b_step: self.b_step,
            keep: self.keep,
            c: self.c.as_mut_ptr(),
            c_step: self.c_step,
        };
        let wide = if self.m == 1 { 8 } else { 2 } * V::LANES;
        let mut column = 0;
        while column < self.n {
            let columns = wide.min(self.n - column);
            // SAFETY: `product` has checked that every element of the three matrices lies within its slice, and columns
            // `column..column + columns` are within `n`.
            unsafe {
                let panel = Tile { columns, b: corner.b.add(column), c: corner.c.add(column), ..corner };
                columns_of::<V>(panel, self.m);
            }
            column += columns;
        }
    }
}

/// All rows of at most two (for a single row: eight) registers of columns.
///
/// # Safety
///
/// As [`tile`], for `rows` rows.
#[inline(always)]
unsafe fn columns_of<V: Vector>(panel: Tile<V::Element>, rows: usize) {
    // SAFETY: passed on.
    unsafe {
        if rows == 1 && panel.columns > 2 * V::LANES {
            match panel.columns.div_ceil(V::LANES) {
                3 | 4 => tile::<V, 1, 4>(panel),
                _ => tile::<V, 1, 8>(panel),
            };
        } else if panel.columns > V::LANES {
            rows_of::<V, 2>(panel, rows);
        } else {
            rows_of::<V, 1>(panel, rows);
        }
    }
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
        let left = rows - row;
        // SAFETY: rows `row..row + height` are within the matrix, since `height` is at most `left`.
        unsafe {
            let corner = Tile { a: panel.a.add(row * panel.a_row), c: panel.c.add(row * panel.c_step), ..panel };
            row += match left.min(V::TILE_ROWS) {
                12.. => tile::<V, 12, VECTORS>(corner),
                8..=11 => tile::<V, 8, VECTORS>(corner),
                6 | 7 => tile::<V, 6, VECTORS>(corner),
                4 | 5 => tile::<V, 4, VECTORS>(corner),
                2 | 3 => tile::<V, 2, VECTORS>(corner),
                _ => tile::<V, 1, VECTORS>(corner),
            };
        }
    }
}

/// `ROWS × columns` of the result; gives `ROWS`.
///
/// # Safety
///
/// All elements that the tile names must lie within their matrices: `ROWS × k` of `A`, `k × columns` of `B`,
/// `ROWS × columns` of `C`, with `columns` in `1..=VECTORS · LANES`.
#[inline(always)]
unsafe fn tile<V: Vector, const ROWS: usize, const VECTORS: usize>(tile: Tile<V::Element>) -> usize {
    // SAFETY: the caller vouches for the elements; registers past `columns` load and store nothing.
    unsafe {
        let lanes: [usize; VECTORS] =
            std::array::from_fn(|vector| tile.columns.saturating_sub(vector * V::LANES).min(V::LANES));
        let mut sums = [[V::zero(); VECTORS]; ROWS];
        if tile.columns == VECTORS * V::LANES {
            for p in 0..tile.k {
                let b: [V; VECTORS] =
                    std::array::from_fn(|vector| V::load(tile.b.add(p * tile.b_step + vector * V::LANES)));
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
        let scale = V::splat(tile.scale);
        let replaces = tile.keep == V::Element::default();
        let keep = V::splat(tile.keep);
        for (row, sums) in sums.into_iter().enumerate() {
            for (vector, sum) in sums.into_iter().enumerate() {
                let to = tile.c.add(row * tile.c_step).wrapping_add(vector * V::LANES);
                let sum = sum.times(scale);
                let result = if replaces { sum } else { V::load_first(to, lanes[vector]).times_plus(keep, sum) };
                result.store_first(to, lanes[vector]);
            }
        }
    }
    ROWS
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::with_threads;

    /// Numbers that are exact in every order of summation.
    fn integers<T: crate::Scalar>(count: usize, seed: usize) -> Vec<T> {
        (0..count).map(|index| T::from_f64(((index * 37 + seed * 11) % 9) as f64 - 4.0)).collect()
    }

    fn compare<T: crate::Scalar>((m, k, n): (usize, usize, usize), transposed: bool, keep: f64, padding: usize) {
        let (row_step, column_step) = if transposed { (1, m) } else { (k, 1) };
        let a = integers::<T>(m * k, 1);
        let (b_step, c_step) = (n + padding, n + 2 * padding);
        let (b, before) = (integers::<T>(k * b_step, 2), integers::<T>(m * c_step, 3));
        let mut c = before.clone();
        let factor = Factor { numbers: &a, row_step, column_step };
        product((m, k, n), T::from_f64(-2.0), factor, (&b, b_step), T::from_f64(keep), (&mut c, c_step));
        for place in 0..m * c_step {
            let (i, j) = (place / c_step, place % c_step);
            let term = |p: usize| a[i * row_step + p * column_step].to_f64() * b[p * b_step + j].to_f64();
            let expected = if j < n {
                keep * before[place].to_f64() - 2.0 * (0..k).map(term).sum::<f64>()
            } else {
                before[place].to_f64()
            };
            assert!(c[place].to_f64() == expected, "{m} {k} {n}, element {i} {j}");
        }
    }

    #[test]
    fn any_sizes_and_steps_give_what_plain_loops_give_and_touch_nothing_else() {
        let sizes = if cfg!(miri) { vec![1, 2, 7] } else { vec![1, 2, 5, 8, 12, 13, 16, 17, 31, 33, 49] };
        for m in &sizes {
            for n in &sizes {
                for (transposed, keep, padding) in [(false, 0.0, 0), (true, 1.0, 0), (true, 0.5, 3)] {
                    compare::<f32>((*m, 3, *n), transposed, keep, padding);
                    compare::<f64>((*m, 5, *n), transposed, keep, padding);
                }
            }
        }
    }

    #[test]
    fn shared_products_have_the_same_bits() {
        let (m, k, n) = if cfg!(miri) { (25, 2, 3) } else { (301, 70, 33) };
        let noise = |count: usize| (0..count).map(|index| (index as f32 * 0.37).sin()).collect::<Vec<_>>();
        let (a, b) = (noise(m * k), noise(k * n));
        let run = |threads: usize| {
            let mut c = vec![1.0; m * n];
            let factor = Factor { numbers: &a, row_step: k, column_step: 1 };
            with_threads(threads, || product((m, k, n), 0.3, factor, (&b, n), 0.7, (&mut c, n)));
            c
        };
        let alone = run(1);
        for threads in [2, 3, 8] {
            assert!(run(threads) == alone, "{threads} threads");
        }
    }
}
