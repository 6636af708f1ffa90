//! A matrix times a vector whose numbers lie side by side, as do those of each of the matrix's rows, or are all the same.
//!
//! Each result is summed lane by lane, and the lanes in the order of [`Vector::sum`]: the same wherever the row lies.

use super::super::vector::Vector;
use super::Product;

/// `C ← scale · A · b`, or added to `C`, for rows of `A` that are contiguous, or one number each.
#[inline(always)]
pub(super) fn column<V: Vector>(product: &Product<'_, V::Element>) {
    let Product { m, k, a, b, finish, c, c_step, .. } = *product;
    let (scale, adds) = (finish.scale, finish.adds);
    for row in 0..m {
        let numbers = &a.numbers[row * a.row_step..];
        let sum = if a.column_step == 0 {
            numbers[0] * dot::<V, true>(numbers, &b[..k])
        } else {
            dot::<V, false>(&numbers[..k], &b[..k])
        };
        // SAFETY: `product` has checked that the first number of each row lies within `C`, and no other thread writes it.
        let place = unsafe { &mut *c.add(row * c_step) };
        *place = if adds { *place + scale * sum } else { scale * sum };
    }
}

/// The sum of products of two rows of the same length, or with `ALONE` the sum of the second.
#[inline(always)]
fn dot<V: Vector, const ALONE: bool>(a: &[V::Element], b: &[V::Element]) -> V::Element {
    let (whole, rest) = (b.len() / V::LANES, b.len() % V::LANES);
    // SAFETY: register `index` lies within both rows for `index < whole`, and `rest` numbers follow the last; `a` is
    // not looked at if it is `ALONE` in its row.
    unsafe {
        let mut sum = V::zero();
        for place in (0..whole).map(|index| index * V::LANES) {
            let b = V::load(b.as_ptr().add(place));
            sum = if ALONE { sum.plus(b) } else { V::load(a.as_ptr().add(place)).times_plus(b, sum) };
        }
        if rest > 0 {
            let place = whole * V::LANES;
            let b = V::load_first(b.as_ptr().add(place), rest);
            sum = if ALONE { sum.plus(b) } else { V::load_first(a.as_ptr().add(place), rest).times_plus(b, sum) };
        }
        sum.sum()
    }
}
