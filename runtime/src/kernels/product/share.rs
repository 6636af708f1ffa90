//! A product for several threads: each takes rows of the result, so that no sum is split.

use super::super::threads::Team;
use super::{Element, Factor, Finish, Product};

/// Multiplications below which a product is not worth handing out: about two microseconds for each of two threads.
pub(super) const WORTH_SHARING: usize = 1 << 18;

/// Lets each member of a team compute rows of its own.
pub(super) fn share<T: Element>(team: &Team, whole: Product<'_, T>) {
    /// The result, for members that write different rows of it.
    struct Rows<T>(*mut T);
    // SAFETY: each member makes a slice of its own rows from it, and of no others.
    unsafe impl<T: Send> Sync for Rows<T> {}
    impl<T> Rows<T> {
        fn from(&self, start: usize) -> *mut T {
            self.0.wrapping_add(start)
        }
    }

    let Product { m, k, n, a, b, b_step, finish, c, c_step } = whole;
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
        let addends = finish.addends.get(start..).unwrap_or_default();
        T::run_product(Product { m: count, k, n, a, b, b_step, finish: Finish { addends, ..finish }, c, c_step });
    });
}

/// Rows of the tallest tile.
const TALLEST: usize = 12;
