//! Which block of `B` is worked on at a time, so that it stays in a near cache: some panels side by side, some terms of their sums. Where the
//! columns of `A` lie on a page each, fewer terms also mean that the addresses of those pages stay at hand.
//!
//! Rows of `B` that begin far apart share few places of that cache, and lie on pages of their own. Such a block is copied first: each number of
//! the copy is used once for each row of `A`.

use std::cell::UnsafeCell;
use std::mem::MaybeUninit;

use super::super::prefetch::bring;
use super::super::vector::Vector;
use super::Product;
use super::share::WIDEST;

/// Half of the smallest first cache that there is, in numbers of 32 bits: a block of one panel of long registers.
const NEAR: usize = 4096;

/// A quarter of the smallest second cache, likewise: a block of short ones, of as many panels as that holds, since all of `A` is read anew for the next.
const MOST: usize = 1 << 14;

/// From how many bytes apart on rows are far from each other.
pub(super) const FAR: usize = 512;

/// Bytes of a page of memory.
const PAGE: usize = 4096;

/// About how many pages a processor has the addresses of at hand.
const PAGES: usize = 64;

/// As many lines, each on a page of its own, stay in the second cache of a processor with short registers: they share few of its places.
const FEW_PAGES: usize = 32;

/// How many rows of `A` are worth a block.
const ENOUGH: usize = 24;

/// How many are worth a copy of one where registers are long: less is lost without it there.
const MANY: usize = 96;

/// Room for a block.
#[repr(align(64))]
struct Room([MaybeUninit<u8>; MOST * size_of::<f32>()]);

thread_local! {
    /// Not on the stack, where each product would pay for it, copied or not.
    static ROOM: UnsafeCell<Room> = const { UnsafeCell::new(Room([MaybeUninit::uninit(); MOST * size_of::<f32>()])) };
}

/// The blocks of a product.
#[derive(Clone, Copy)]
pub(super) struct Blocks {
    /// How many terms of a sum are added before the next tile has its turn.
    pub(super) depth: usize,
    /// How many panels lie side by side, so that they read `A` together.
    pub(super) panels: usize,
    /// Whether they are copied.
    pub(super) are_copied: bool,
}

impl Blocks {
    /// All terms at once where `A` is read row by row and `B` is near, or where the result has no room for a part of a sum, since it is added to
    /// what is there. Where each column of `A` lies on a page of its own, all tiles go through a few of those at a time. Else long registers need blocks
    /// only where each row of `B` does.
    #[inline(always)]
    pub(super) fn of<V: Vector>(product: &Product<'_, V::Element>) -> Self {
        let Product { m, k, a, finish, b_step, .. } = product;
        let size = size_of::<V::Element>();
        let (reads_columns, has_long_registers) = (a.column_step > 1, V::DEPTH == usize::MAX);
        let (far, enough) = if has_long_registers { (PAGE, MANY) } else { (FAR, ENOUGH) };
        let are_copied = b_step * size >= far && *m >= enough && !finish.adds;
        let (most, helps) = if reads_columns && a.column_step * size >= PAGE && *m >= ENOUGH {
            (if has_long_registers { PAGES } else { FEW_PAGES }, true)
        } else if has_long_registers {
            (NEAR / WIDEST, are_copied)
        } else {
            (V::DEPTH, reads_columns || are_copied)
        };
        let depth = if *k > most && helps && !finish.adds { k.div_ceil(k.div_ceil(most)) } else { *k };
        if has_long_registers {
            return Self { depth, panels: 1, are_copied };
        }
        let panels = (MOST * size_of::<f32>() / size / (depth * 2 * V::LANES)).max(2);
        Self { depth, panels, are_copied }
    }

    /// Copies some rows of `columns` numbers, which must be whole registers, and asks for what lies beside them, which comes next.
    ///
    /// # Safety
    ///
    /// So many rows of so many numbers can be read, `step` apart. What was copied before is not read any more.
    #[inline(always)]
    pub(super) unsafe fn copy<V: Vector>(
        (from, step): (*const V::Element, usize),
        (rows, columns): (usize, usize),
    ) -> *const V::Element {
        let bytes = rows * columns * size_of::<V::Element>();
        assert!(bytes <= MOST * size_of::<f32>() && columns.is_multiple_of(V::LANES), "a block is too large");
        // SAFETY: the room is there as long as the thread, which alone has it.
        let to: *mut V::Element = unsafe { &raw mut (*ROOM.with(UnsafeCell::get)).0 }.cast();
        for row in 0..rows {
            for column in (0..columns).step_by(V::LANES) {
                // SAFETY: the caller vouches for what is read, and the room is as large as has been checked.
                unsafe {
                    let from = from.add(row * step + column);
                    bring(from.wrapping_add(columns));
                    V::load(from).store(to.add(row * columns + column));
                }
            }
        }
        to
    }
}
