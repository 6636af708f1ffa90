//! The loop of a tile over the terms of its sums, and what is asked for meanwhile: what the next tile wants is seldom near, if another thread has
//! written it.

use super::super::prefetch::{LINE, bring, bring_to_write};
use super::super::vector::Vector;
use super::Element;
use super::alone::Alone;
use super::terms::{Corner, Terms};

/// Adds all terms, given how many rows further down the next tile begins, or 0 after the last.
///
/// # Safety
///
/// As `tile`, and each row of `B` must fill all registers.
#[inline(always)]
pub(super) unsafe fn whole<V: Vector, const ROWS: usize, const VECTORS: usize, const SUMS: bool>(
    terms: &Terms<V::Element>,
    corner: Corner<V::Element>,
    below: usize,
    sums: &mut [[V; VECTORS]; ROWS],
    alone: &mut Alone<V, VECTORS, SUMS>,
) {
    let next = corner.a.wrapping_add(below * terms.a_row);
    let is_within = terms.ahead.within > 0;
    let ahead = if is_within { corner.a.wrapping_add(terms.ahead.first) } else { next };
    let mut term = Term { a: Rows::of::<ROWS>(corner.a, terms.a_row), b: corner.b, ahead };
    let mut left = terms.k;
    // SAFETY: as many terms as there are.
    unsafe {
        // Not in the shorter tiles, of which there are few: each loop is written out for each height.
        if const { ROWS == V::TILE_ROWS } {
            let mut within = terms.ahead.within;
            if terms.brings_results::<V>() {
                let mut row = corner.c.wrapping_add(below * terms.c_step);
                for _ in 0..ROWS {
                    bring_row::<V, VECTORS>(row);
                    row = row.wrapping_add(terms.c_step);
                    term = term.add(terms, sums, alone).add(terms, sums, alone);
                }
                left -= 2 * ROWS;
                within = within.saturating_sub(2 * ROWS);
            }
            within = within.min(left);
            for _ in 0..within {
                term = term.add(terms, sums, alone);
            }
            left -= within;
            term.ahead = if is_within { next } else { term.ahead };
        }
        for _ in 0..left {
            term = term.add(terms, sums, alone);
        }
    }
}

/// The same where a row of `B` holds only so many numbers for each register.
///
/// # Safety
///
/// As `tile`.
#[inline(always)]
pub(super) unsafe fn partial<V: Vector, const ROWS: usize, const VECTORS: usize, const SUMS: bool>(
    terms: &Terms<V::Element>,
    corner: Corner<V::Element>,
    lanes: [usize; VECTORS],
    sums: &mut [[V; VECTORS]; ROWS],
    alone: &mut Alone<V, VECTORS, SUMS>,
) {
    let (mut a, mut b) = (Rows::of::<ROWS>(corner.a, terms.a_row), corner.b);
    for _ in 0..terms.k {
        // SAFETY: as many terms as there are; lanes that do not count are not touched.
        unsafe {
            let b = std::array::from_fn(|vector| V::load_first(b.wrapping_add(vector * V::LANES), lanes[vector]));
            outer(sums, a, b);
            alone.add(b);
        }
        (a, b) = (a.right(terms.a_column), b.wrapping_add(terms.b_step));
    }
}

/// Asks for the lines of a row of a tile's result, as wide as the tile.
#[inline(always)]
pub(super) fn bring_row<V: Vector, const VECTORS: usize>(row: *mut V::Element) {
    for begin in (0..VECTORS * V::LANES).step_by(LINE / size_of::<V::Element>()) {
        bring_to_write(row.wrapping_add(begin));
    }
    bring_to_write(row.wrapping_add(VECTORS * V::LANES - 1));
}

/// Where a term lies: a column of the tile of `A`, a row of `B`, and what of `A` is asked for while it is added.
#[derive(Clone, Copy)]
struct Term<T> {
    a: Rows<T>,
    b: *const T,
    ahead: *const T,
}

impl<T: Element> Term<T> {
    /// Adds it, and gives the next.
    ///
    /// # Safety
    ///
    /// It must be a term, and its row of `B` fill all registers.
    #[inline(always)]
    unsafe fn add<V: Vector<Element = T>, const ROWS: usize, const VECTORS: usize, const SUMS: bool>(
        self,
        terms: &Terms<T>,
        sums: &mut [[V; VECTORS]; ROWS],
        alone: &mut Alone<V, VECTORS, SUMS>,
    ) -> Self {
        bring(self.ahead);
        // Columns of a tile seldom lie on one line, and where another thread wrote the one before, nobody else has brought it.
        bring(self.ahead.wrapping_add(terms.ahead.tall));
        // SAFETY: the caller vouches for the term.
        unsafe {
            let b = std::array::from_fn(|vector| V::load(self.b.wrapping_add(vector * V::LANES)));
            outer(sums, self.a, b);
            alone.add(b);
        }
        Self {
            a: self.a.right(terms.a_column),
            b: self.b.wrapping_add(terms.b_step),
            ahead: self.ahead.wrapping_add(terms.ahead.apart),
        }
    }
}

/// Adds one outer product: a column of the tile of `A` times a row of registers of `B`.
///
/// # Safety
///
/// There must be `ROWS` elements.
#[inline(always)]
unsafe fn outer<V: Vector, const ROWS: usize, const VECTORS: usize>(
    sums: &mut [[V; VECTORS]; ROWS],
    a: Rows<V::Element>,
    b: [V; VECTORS],
) {
    each::<ROWS, VECTORS>(
        #[inline(always)]
        |row, vector| {
            // SAFETY: the caller vouches for the elements of `A`.
            unsafe {
                sums[row][vector] = V::splat(*a.row::<ROWS>(row)).times_plus(b[vector], sums[row][vector]);
            }
        },
    );
}

/// Where the rows of a tile lie in a column of `A`: told so that an address is one of two places plus a multiple of one of three distances, which a
/// load computes by itself. The compiler, if it knew how they come about, would keep more places than there are registers for, or add up its way from row to
/// row.
#[derive(Clone, Copy)]
struct Rows<T> {
    upper: *const T,
    lower: *const T,
    step: usize,
    three: usize,
    five: usize,
}

impl<T> Rows<T> {
    #[inline(always)]
    fn of<const ROWS: usize>(a: *const T, step: usize) -> Self {
        let lower = a.wrapping_add(ROWS / 2 * step);
        Self { upper: a, lower, step, three: distance(3 * step), five: distance(5 * step) }
    }

    /// The same rows, so far to the right.
    #[inline(always)]
    fn right(self, far: usize) -> Self {
        let [upper, lower] = [self.upper, self.lower].map(
            #[inline(always)]
            |place| opaque(place.wrapping_add(far)),
        );
        Self { upper, lower, ..self }
    }

    #[inline(always)]
    fn row<const ROWS: usize>(self, row: usize) -> *const T {
        let half = ROWS / 2;
        let (place, row) = if row < half { (self.upper, row) } else { (self.lower, row - half) };
        place.wrapping_add(match row {
            3 => self.three,
            5 => self.five,
            _ => row * self.step,
        })
    }
}

/// A place that the compiler takes as it comes.
#[inline(always)]
#[cfg(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri)))]
#[allow(clippy::pointers_in_nomem_asm_block, reason = "nothing is read through it")]
fn opaque<T>(mut place: *const T) -> *const T {
    // SAFETY: no instruction at all; it stays in its register.
    unsafe {
        std::arch::asm!("/* {0} */", inout(reg) place, options(pure, nomem, nostack, preserves_flags));
    }
    place
}

/// Elsewhere it knows what it likes.
#[inline(always)]
#[cfg(not(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri))))]
fn opaque<T>(place: *const T) -> *const T {
    place
}

/// The same for a distance.
#[inline(always)]
fn distance(elements: usize) -> usize {
    opaque(std::ptr::without_provenance::<u8>(elements)).addr()
}

/// All registers of a tile, row by row, written out: a loop is unrolled too late for the compiler to keep an array of registers in registers.
#[inline(always)]
pub(super) fn each<const ROWS: usize, const VECTORS: usize>(mut work: impl FnMut(usize, usize)) {
    macro_rules! rows {
        ($($row:literal)*) => {
            $(
                if const { ROWS > $row } {
                    work($row, 0);
                    if const { VECTORS > 1 } {
                        work($row, 1);
                    }
                }
            )*
        };
    }
    const { assert!(ROWS <= 12 && VECTORS <= 2, "a taller or wider tile than is written out") }
    rows!(0 1 2 3 4 5 6 7 8 9 10 11);
}
