//! The tiles of a product: rows × registers of sums, kept while `k` runs.
//!
//! Each result is one sum in the order of `k`, whatever the tile: the bits of an element do not depend on where in the matrix
//! it lies.

use std::ptr::null_mut;

use super::super::vector::Vector;
use super::Element;
use super::accumulate::{bring_row, each, partial, whole};
use super::alone::Alone;
use super::terms::{Corner, Terms};

/// Some panels beside each other, each so many columns wide, tile by tile with all panels of its rows: what is read of `A` is still near for the
/// next panel then.
///
/// # Safety
///
/// As [`tile`], for `rows` rows and all columns.
#[inline(always)]
pub(super) unsafe fn panels<V: Vector>(
    terms: &Terms<V::Element>,
    corner: Corner<V::Element>,
    rows: usize,
    (panels, columns): (usize, usize),
) {
    // SAFETY: passed on.
    unsafe {
        if columns > V::LANES {
            rows_of::<V, 2>(terms, corner, rows, (panels, columns));
        } else {
            rows_of::<V, 1>(terms, corner, rows, (panels, columns));
        }
    }
}

/// All rows, cut into the tallest tiles that the registers hold; but two or three rows that would be left alone, too few to keep the machine busy,
/// share with the tile above. The sums of `B`'s columns, where they are wanted, ride along with a shorter tile, which has registers left; if there is none,
/// with a tile of no row.
///
/// # Safety
///
/// As [`panels`].
#[inline(always)]
unsafe fn rows_of<V: Vector, const VECTORS: usize>(
    terms: &Terms<V::Element>,
    mut corner: Corner<V::Element>,
    mut rows: usize,
    panels: (usize, usize),
) {
    if terms.brings_results::<V>() {
        // For the first tiles no others have done it.
        for panel in 0..panels.0 {
            bring_result::<V, VECTORS>(terms, corner.across(panel * panels.1), rows.min(V::TILE_ROWS));
        }
    }
    while rows > 0 {
        // SAFETY: the rows of a tile are within the matrix, since its height is at most what is left.
        let height = unsafe {
            // Constants in braces: tiles that an instruction set has no registers for are not compiled for it.
            let is_short = rows == V::TILE_ROWS + 2 || rows == V::TILE_ROWS + 3;
            match if is_short { V::TILE_ROWS * 2 / 3 } else { rows.min(V::TILE_ROWS) } {
                12.. if const { V::TILE_ROWS >= 12 } => beside::<V, 12, VECTORS>(terms, corner, rows, panels),
                8.. if const { V::TILE_ROWS >= 8 } => beside::<V, 8, VECTORS>(terms, corner, rows, panels),
                6.. if const { V::TILE_ROWS >= 6 } => beside::<V, 6, VECTORS>(terms, corner, rows, panels),
                4.. => beside::<V, 4, VECTORS>(terms, corner, rows, panels),
                2 | 3 => beside::<V, 2, VECTORS>(terms, corner, rows, panels),
                _ => beside::<V, 1, VECTORS>(terms, corner, rows, panels),
            }
        };
        rows -= height;
        corner = corner.down(height, terms);
        if height < V::TILE_ROWS {
            corner.sums = null_mut();
        }
    }
    if !corner.sums.is_null() {
        // SAFETY: passed on; no row is touched.
        unsafe { beside::<V, 0, VECTORS>(terms, corner, 0, panels) };
    }
}

/// The tiles of the first of so many rows in all panels; tells how many those are.
///
/// # Safety
///
/// As [`panels`], for `ROWS` rows.
#[inline(always)]
unsafe fn beside<V: Vector, const ROWS: usize, const VECTORS: usize>(
    terms: &Terms<V::Element>,
    corner: Corner<V::Element>,
    rows: usize,
    (panels, columns): (usize, usize),
) -> usize {
    let below = if rows > ROWS { ROWS } else { 0 };
    for panel in 0..panels {
        // SAFETY: passed on.
        unsafe {
            let corner = corner.across(panel * columns);
            if const { ROWS < V::TILE_ROWS } && !corner.sums.is_null() {
                tile::<V, ROWS, VECTORS, true>(terms, corner, below, columns);
            } else if const { ROWS > 0 } {
                tile::<V, ROWS, VECTORS, false>(terms, corner, below, columns);
            }
        }
    }
    ROWS
}

/// Asks for so many rows of the result: they are needed when all terms are added, and a row of a wide layer lies far from the next.
#[inline(always)]
fn bring_result<V: Vector, const VECTORS: usize>(terms: &Terms<V::Element>, corner: Corner<V::Element>, rows: usize) {
    for row in 0..rows {
        bring_row::<V, VECTORS>(corner.c.wrapping_add(row * terms.c_step));
    }
}

/// `ROWS × columns` of the result, and with `SUMS` the sums of these columns of `B`: additions, for which processors have units beside those for
/// products.
///
/// # Safety
///
/// All elements that the tile names must lie within their matrices: `ROWS × k` of `A`, `k × columns` of `B`,
/// `ROWS × columns` of `C`, `ROWS` addends, and with `SUMS` one sum for each of the columns, with `columns` at most `VECTORS · LANES` and too many for a register
/// less. Where `B` is said to be padded,
/// it has numbers to fill the last register of each row.
#[inline(always)]
unsafe fn tile<V: Vector, const ROWS: usize, const VECTORS: usize, const SUMS: bool>(
    terms: &Terms<V::Element>,
    corner: Corner<V::Element>,
    below: usize,
    columns: usize,
) {
    // SAFETY: the caller vouches for the elements; registers past `columns` store nothing, and load nothing that is not there.
    unsafe {
        let lanes: [usize; VECTORS] =
            std::array::from_fn(|vector| columns.saturating_sub(vector * V::LANES).min(V::LANES));
        let mut sums = [[V::zero(); VECTORS]; ROWS];
        let mut alone = Alone::<V, VECTORS, SUMS>::begin();
        if terms.goes_on {
            each::<ROWS, VECTORS>(
                #[inline(always)]
                |row, vector| {
                    let from = corner.c.wrapping_add(row * terms.c_step + vector * V::LANES);
                    sums[row][vector] = V::load_first(from, lanes[vector]);
                },
            );
        }
        let is_whole = columns == VECTORS * V::LANES;
        if is_whole || terms.is_padded {
            if terms.adds && !terms.brings_results::<V>() {
                bring_result::<V, VECTORS>(terms, corner, ROWS);
            }
            whole(terms, corner, below, &mut sums, &mut alone);
            alone.finish(terms, corner, lanes);
            // Told in constants, whole registers need no masks.
            if V::MASKS_COST && is_whole {
                return finish::<V, ROWS, VECTORS, true>(terms, corner, [V::LANES; VECTORS], sums);
            }
        } else {
            partial(terms, corner, lanes, &mut sums, &mut alone);
            alone.finish(terms, corner, lanes);
        }
        finish::<V, ROWS, VECTORS, false>(terms, corner, lanes, sums);
    }
}

/// Stores the sums of a tile after what happens to them.
///
/// # Safety
///
/// As [`tile`].
#[inline(always)]
unsafe fn finish<V: Vector, const ROWS: usize, const VECTORS: usize, const WHOLE: bool>(
    terms: &Terms<V::Element>,
    corner: Corner<V::Element>,
    lanes: [usize; VECTORS],
    sums: [[V; VECTORS]; ROWS],
) {
    let (c, addends) = ((corner.c, terms.c_step), corner.addends);
    // SAFETY: passed on.
    unsafe {
        // Decided once a tile: the loops below unroll, and a choice in each of their turns would cost as much as a short `k`.
        let scale = V::splat(terms.scale);
        match (terms.adds, !terms.has_addends && terms.least.is_none()) {
            (false, true) => store::<V, ROWS, VECTORS, WHOLE>(c, lanes, sums, |_, _, sum| sum.times(scale)),
            (true, true) => {
                store::<V, ROWS, VECTORS, WHOLE>(c, lanes, sums, |_, (to, lanes), sum| {
                    sum.times_plus(scale, V::load_first(to, lanes))
                });
            }
            // What a layer gives: decided before the loop, as said.
            (false, false) if terms.has_addends && terms.scale == V::Element::ALONE[0] => {
                let least = V::splat(terms.least.unwrap_or(V::Element::LOWEST));
                store::<V, ROWS, VECTORS, WHOLE>(c, lanes, sums, |row, _, sum| {
                    least.or_larger(sum.plus(V::splat(*addends.add(row))))
                });
            }
            (_, false) => {
                store::<V, ROWS, VECTORS, WHOLE>(c, lanes, sums, |row, (to, lanes), sum| {
                    let mut result =
                        if terms.adds { sum.times_plus(scale, V::load_first(to, lanes)) } else { sum.times(scale) };
                    if terms.has_addends {
                        result = result.plus(V::splat(*addends.add(row)));
                    }
                    if let Some(least) = terms.least {
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
unsafe fn store<V: Vector, const ROWS: usize, const VECTORS: usize, const WHOLE: bool>(
    (c, c_step): (*mut V::Element, usize),
    lanes: [usize; VECTORS],
    mut sums: [[V; VECTORS]; ROWS],
    finish: impl Fn(usize, (*const V::Element, usize), V) -> V,
) {
    let place = |row: usize, vector: usize| c.wrapping_add(row * c_step + vector * V::LANES);
    if WHOLE {
        each::<ROWS, VECTORS>(
            #[inline(always)]
            |row, vector| {
                let to = place(row, vector);
                // SAFETY: the caller vouches for the tile.
                unsafe { finish(row, (to, V::LANES), sums[row][vector]).store(to) }
            },
        );
        return;
    }
    each::<ROWS, VECTORS>(
        #[inline(always)]
        |row, vector| {
            sums[row][vector] = finish(row, (place(row, vector), lanes[vector]), sums[row][vector]);
        },
    );
    each::<ROWS, VECTORS>(
        #[inline(always)]
        |row, vector| {
            // SAFETY: the caller vouches for the tile; registers past its columns store nothing.
            unsafe { sums[row][vector].store_first(place(row, vector), lanes[vector]) }
        },
    );
}
