//! A matrix times a vector whose numbers lie side by side, as do those of each of the matrix's rows, or are all the same.
//!
//! Each result is summed lane by lane, and the lanes in the order of [`Vector::sum`]: the same wherever the row lies.

use super::super::vector::{MOST_LANES, Vector};
use super::Product;

/// Rows from which on they are summed together.
const TOGETHER: usize = 4;

/// `C ← scale · A · b`, or added to `C`, for rows of `A` that are contiguous, and the sum of `b` likewise.
#[inline(always)]
pub(super) fn column<V: Vector>(product: &Product<'_, V::Element>) {
    let Product { m, k, a, b, finish, c, c_step, .. } = *product;
    let (scale, adds) = (finish.scale, finish.adds);
    let put = |place: *mut V::Element, sum: V::Element| {
        // SAFETY: `product` has checked that the first number of each row lies within `C`, its caller vouches for the sums, and no other thread writes them.
        unsafe { *place = if adds { *place + scale * sum } else { scale * sum } };
    };
    if let Some(sums) = product.sums {
        put(sums, dot::<V, true>(&[], &b[..k]));
    }
    if c_step == 1 && m >= TOGETHER {
        for row in (0..m).step_by(V::LANES) {
            // SAFETY: `product` has checked that rows `row..m` of both lie within their slices.
            unsafe { together::<V>(product, row) }
        }
        return;
    }
    for row in 0..m {
        let numbers = &a.numbers[row * a.row_step..];
        put(c.wrapping_add(row * c_step), dot::<V, false>(&numbers[..k], &b[..k]));
    }
}

/// As many rows as a register has lanes, or those that are left, each result in a lane of its own from the folding of the sums on.
///
/// # Safety
///
/// There must be a row `first`, and results must lie side by side.
#[inline(always)]
unsafe fn together<V: Vector>(product: &Product<'_, V::Element>, first: usize) {
    let Product { m, k, a, b, finish, c, .. } = *product;
    let height = V::LANES.min(m - first);
    // SAFETY: the caller vouches for the rows; behind the last, it is summed again and the sum forgotten.
    unsafe {
        let rows: [_; MOST_LANES] =
            std::array::from_fn(|line| a.numbers.as_ptr().add((first + line.min(height - 1)) * a.row_step));
        let mut sums = [V::zero(); MOST_LANES];
        for place in (0..k).step_by(V::LANES) {
            let lanes = V::LANES.min(k - place);
            let b = V::load_first(b.as_ptr().add(place), lanes);
            for (sum, row) in sums.iter_mut().zip(rows).take(V::LANES) {
                *sum = V::load_first(row.add(place), lanes).times_plus(b, *sum);
            }
        }
        let (sum, to) = (folded(sums).times(V::splat(finish.scale)), c.add(first));
        let sum = if finish.adds { V::load_first(to, height).plus(sum) } else { sum };
        sum.store_first(to, height);
    }
}

/// The sum of each line in the lane of its number: in each round the upper half of a line is added to its lower half, which is the order of
/// [`Vector::sum`], while the lines of a pair take alternate lanes.
///
/// # Safety
///
/// The instruction set of `V` must be there.
#[inline(always)]
unsafe fn folded<V: Vector>(mut lines: [V; MOST_LANES]) -> V {
    let mut half = V::LANES / 2;
    while half > 0 {
        for pair in 0..half {
            let (line, other) = (lines[pair], lines[pair + half]);
            // SAFETY: the caller vouches for the instructions.
            lines[pair] = unsafe { line.zip_low(other).plus(line.zip_high(other)) };
        }
        half /= 2;
    }
    lines[0]
}

/// The sum of products of two rows of the same length, or with `ALONE` the sum of the second, whatever the first.
#[inline(always)]
fn dot<V: Vector, const ALONE: bool>(a: &[V::Element], b: &[V::Element]) -> V::Element {
    let (whole, rest) = (b.len() / V::LANES, b.len() % V::LANES);
    // SAFETY: register `index` lies within both rows for `index < whole`, and `rest` numbers follow the last; `a` is
    // not looked at if `b` is summed `ALONE`.
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
