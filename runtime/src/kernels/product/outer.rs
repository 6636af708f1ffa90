//! A column times a row: what flows back through a layer of one unit, and what weights get from a single sample.
//!
//! There is nothing to sum and little to keep, so all rows are gone through in one loop, and a gate is passed on the way.

use super::super::prefetch::bring_to_write;
use super::super::vector::Vector;
use super::{Product, ones};

/// `C ← scale · a · b`, or added to `C`, and 0 where a gate is shut. What the columns of `b` sum up to is `b`.
#[inline(always)]
pub(super) fn outer<V: Vector>(product: &Product<'_, V::Element>) {
    if let Some(c) = product.sums {
        let alone = Product { m: 1, a: &ones(), sums: None, c, ..*product };
        if product.finish.adds { panels::<V, true, false>(&alone) } else { panels::<V, false, false>(&alone) }
    }
    // Chosen here: in each turn of the loop it would cost as much as the arithmetic.
    match (product.finish.adds, product.finish.gate.is_empty()) {
        (false, true) => panels::<V, false, false>(product),
        (false, false) => panels::<V, false, true>(product),
        (true, true) => panels::<V, true, false>(product),
        (true, false) => panels::<V, true, true>(product),
    }
}

/// Registers side by side, as in a tile.
const VECTORS: usize = 2;

/// Rows ahead of which old numbers are asked for: those of a wide layer lie far from each other.
const AHEAD: usize = 12;

#[inline(always)]
fn panels<V: Vector, const ADDS: bool, const GATED: bool>(product: &Product<'_, V::Element>) {
    for column in (0..product.n).step_by(VECTORS * V::LANES) {
        // SAFETY: `product` has checked that all elements lie within their matrices, and there is such a column.
        unsafe { panel::<V, ADDS, GATED>(product, column) }
    }
}

/// All rows of the columns from one on that so many registers hold.
///
/// # Safety
///
/// There must be that column, and the elements of `C` and the gate must lie within their slices.
#[inline(always)]
unsafe fn panel<V: Vector, const ADDS: bool, const GATED: bool>(product: &Product<'_, V::Element>, column: usize) {
    let Product { m, n, a, b, finish, c, c_step, .. } = *product;
    let (left, c, gate) = (n - column, c.wrapping_add(column), finish.gate.as_ptr().wrapping_add(column));
    let lanes: [usize; VECTORS] = std::array::from_fn(|vector| left.saturating_sub(vector * V::LANES).min(V::LANES));
    // SAFETY: the caller vouches for the elements; lanes past the last column are not touched.
    unsafe {
        let scale = V::splat(finish.scale);
        let b: [V; VECTORS] = std::array::from_fn(|vector| {
            V::load_first(b.as_ptr().wrapping_add(column + vector * V::LANES), lanes[vector])
        });
        for row in 0..m {
            let a = V::splat(*a.numbers.as_ptr().add(row * a.row_step));
            for vector in 0..VECTORS {
                let (place, lanes) = (row * c_step + vector * V::LANES, lanes[vector]);
                let (to, product) = (c.wrapping_add(place), a.times_plus(b[vector], V::zero()));
                if ADDS {
                    bring_to_write(to.wrapping_add(AHEAD * c_step));
                }
                let sum = if ADDS { product.times_plus(scale, V::load_first(to, lanes)) } else { product.times(scale) };
                let result =
                    if GATED { sum.where_positive(V::load_first(gate.wrapping_add(place), lanes)) } else { sum };
                result.store_first(to, lanes);
            }
        }
    }
}
