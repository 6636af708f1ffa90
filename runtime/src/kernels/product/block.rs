//! Products of large matrices, a block of `B` at a time that stays in a near cache: some terms of all sums, some panels of columns, each as wide as two
//! registers. The result keeps the sums meanwhile: each is one sum in the order of `k`, as in one go.
//!
//! Of many samples such a block is copied first, panel after panel: its rows begin far apart, share few places of a cache and lie on pages of their
//! own, and each number of the copy is used once for each row of `A`. So is what a strip of rows has of `A`, where its columns lie on a page each.

use std::ops::Range;

use super::super::prefetch::{LINE, bring};
use super::super::vector::Vector;
use super::{Element, Factor, Finish, Kernel, Product};

/// Multiplications below which a product is done in one go: all of it is near.
const WORTH_CUTTING: usize = 1 << 16;

/// A quarter of the smallest second cache that there is, in bytes: a block of as many panels as that holds, since all of `A` is read anew for the next.
const SMALL: usize = 1 << 16;

/// An eighth of the smallest one of a processor with long registers, likewise.
const LARGE: usize = 1 << 17;

/// From how many bytes apart on rows are far from each other.
pub(super) const FAR: usize = 512;

/// Bytes of a page of memory.
const PAGE: usize = 4096;

/// About how many pages a processor has the addresses of at hand.
const PAGES: usize = 64;

/// As many lines, each on a page of its own, stay in a small second cache: they share few of its places.
const FEW_PAGES: usize = 32;

/// As many columns of a tile of `A`, a line or two each, stay in the first cache beside what they are multiplied with.
const COLUMNS: usize = 128;

/// As many numbers of each of a tile's rows do, of which it uses whole lines.
const ROWS: usize = 256;

/// As many columns still come in time for long registers, if they are not crowded; each is asked for before its turn.
const IN_TIME: usize = 1024;

/// How many rows of `A` are worth a block.
const ENOUGH: usize = 24;

/// How many rows of `A`, and bytes of `B`, are worth a copy where registers are long: less is lost without it there.
const MANY: usize = 192;
const MUCH: usize = 1 << 18;

/// As many bytes of `B` a second cache does not hold.
const TOO_MUCH: usize = 1 << 20;

/// As many rows of `A` have their turn with one panel after the other, and stay in the second cache: where it is read column by column, of which all
/// lines are used then, and where row by row.
const HIGH: usize = 192;
const LOW: usize = 48;

/// How many columns of such a strip are asked for ahead: the next lies on another page, which no processor guesses.
const AHEAD: usize = 4;

/// So many panels are worth a copy of such a strip of `A`, where its columns lie on a page each.
const WIDE: usize = 4;

/// How a product is cut.
#[derive(Clone, Copy)]
struct Blocks {
    /// How many terms of a sum are added before the next have their turn.
    depth: usize,
    /// How many columns lie side by side.
    columns: usize,
    /// Whether what belongs to them of `B` is copied.
    are_copied: bool,
    /// Whether what a strip has of `A` is copied.
    packs: bool,
    /// How many columns are as wide as a tile.
    panel: usize,
    /// How many rows have their turn with how many columns.
    strip: (usize, usize),
}

/// Asks how a product is to be cut.
struct Cut<'p, 'a, T>(&'p Product<'a, T>);

impl<T: Element> Kernel<T> for Cut<'_, '_, T> {
    type Output = Blocks;

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) -> Blocks {
        if V::SMALL_CACHES { self.for_small_caches(2 * V::LANES) } else { self.for_large_caches(2 * V::LANES) }
    }
}

impl<T: Element> Cut<'_, '_, T> {
    /// Tiles of all panels read `A` together.
    fn for_small_caches(&self, panel: usize) -> Blocks {
        let Product { m, k, finish, b_step, .. } = *self.0;
        let are_copied = b_step * size_of::<T>() >= FAR && m >= ENOUGH && !finish.adds;
        let depth = if self.has_pages() {
            self.depth(FEW_PAGES)
        } else if self.reads_columns() || are_copied {
            self.depth(COLUMNS)
        } else {
            k
        };
        let columns = beside::<T>(SMALL, depth, panel);
        Blocks { depth, columns, are_copied, packs: false, panel, strip: (m, columns) }
    }

    /// One panel after the other, each of which is near by itself unless it is cut.
    fn for_large_caches(&self, panel: usize) -> Blocks {
        let Product { m, k, n, a, finish, .. } = *self.0;
        let bytes = k * n * size_of::<T>();
        let are_copied = n >= 2 * panel && bytes >= MUCH && m >= MANY && !finish.adds;
        let is_far = are_copied || bytes >= TOO_MUCH;
        let packs = are_copied && self.has_pages() && a.row_step == 1 && n >= WIDE * panel;
        let depth = if packs {
            self.depth(COLUMNS)
        } else if self.has_pages() {
            self.depth(PAGES)
        } else if self.reads_columns() {
            let are_crowded = a.column_step * size_of::<T>() >= PAGE / 2;
            if is_far || are_crowded || k > IN_TIME { self.depth(COLUMNS) } else { k }
        } else if is_far {
            self.depth(ROWS)
        } else {
            k
        };
        let columns = if depth < k || are_copied { beside::<T>(LARGE, depth, panel) } else { n };
        let height = if self.reads_columns() { HIGH } else { LOW };
        Blocks { depth, columns, are_copied, packs, panel, strip: (height, panel) }
    }

    fn reads_columns(&self) -> bool {
        self.0.a.column_step > 1
    }

    /// Whether the columns of `A` lie on a page each: of fewer of them at a time, the addresses stay at hand.
    fn has_pages(&self) -> bool {
        self.reads_columns() && self.0.a.column_step * size_of::<T>() >= PAGE && self.0.m >= ENOUGH
    }

    /// So many terms at most, about as many in each block; all of them where the result has no room for a part of a sum, since it is added to what is there.
    fn depth(&self, most: usize) -> usize {
        let Product { k, finish, .. } = *self.0;
        if finish.adds { k } else { k.div_ceil(k.div_ceil(most)) }
    }
}

/// How many columns a block of so many bytes and terms has.
fn beside<T>(bytes: usize, depth: usize, panel: usize) -> usize {
    (bytes / size_of::<T>() / (depth * panel)).max(2) * panel
}

/// Runs a product, a block at a time if it is large.
pub(in crate::kernels) fn run_in_blocks<T: Element>(product: &Product<'_, T>) {
    let Product { m, k, n, sums, .. } = *product;
    if m * k * n < WORTH_CUTTING || sums.is_some() {
        return T::dispatch(product);
    }
    let blocks = T::dispatch(Cut(product));
    if blocks.depth == k && blocks.columns >= n && !blocks.are_copied {
        return T::dispatch(product);
    }
    let columns = if blocks.are_copied { blocks.columns } else { 0 };
    let rows = if blocks.packs { blocks.strip.0 } else { 0 };
    T::with_room(blocks.depth * (columns + rows), |room| product.run_blocks(&blocks, room));
}

impl<T: Element> Product<'_, T> {
    /// Some columns after the other, and for those some terms.
    fn run_blocks(&self, blocks: &Blocks, room: &mut [T]) {
        let Self { k, n, .. } = *self;
        let mut column = 0;
        while column < n {
            // What is less than a panel comes last, and alone.
            let left = n - column;
            let wide =
                if left < blocks.panel { left } else { (left / blocks.panel * blocks.panel).min(blocks.columns) };
            for first in (0..k).step_by(blocks.depth) {
                self.run_block(blocks, first..k.min(first + blocks.depth), column..column + wide, room);
            }
            column += wide;
        }
    }

    /// Adds some terms to the sums of some columns.
    fn run_block(&self, blocks: &Blocks, terms: Range<usize>, columns: Range<usize>, room: &mut [T]) {
        let (m, width) = (self.m, blocks.strip.1.min(columns.len()));
        let b = (&self.b[terms.start * self.b_step + columns.start..], self.b_step);
        let is_copied = blocks.are_copied && columns.len() >= blocks.panel;
        let (room, packed) = room.split_at_mut(if is_copied { terms.len() * columns.len() } else { 0 });
        if is_copied {
            copy(b, (terms.len(), columns.len()), width, room);
        }
        let packs = blocks.packs && columns.len() >= WIDE * blocks.panel;
        let height = if columns.len() > width { blocks.strip.0 } else { m };
        for row in (0..m).step_by(height) {
            let rows = row..m.min(row + height);
            let a =
                &if packs { self.packed(rows.clone(), terms.clone(), packed) } else { self.factor(row, terms.start) };
            for across in (0..columns.len()).step_by(width) {
                let b = if is_copied { (&room[across * terms.len()..], width) } else { (&b.0[across..], b.1) };
                let start = columns.start + across;
                self.with_part(rows.clone(), start..columns.end.min(start + width), |part| {
                    part.run_terms(terms.clone(), a, b);
                });
            }
        }
    }

    /// `A` from a row and a column on.
    fn factor(&self, row: usize, column: usize) -> Factor<'_, T> {
        let Factor { numbers, row_step, column_step } = *self.a;
        Factor { numbers: &numbers[row * row_step + column * column_step..], row_step, column_step }
    }

    /// A copy of some rows of some columns of `A`, which are contiguous columns, one behind the other.
    fn packed<'r>(&self, rows: Range<usize>, columns: Range<usize>, room: &'r mut [T]) -> Factor<'r, T> {
        for (to, column) in room.chunks_exact_mut(rows.len()).zip(columns) {
            let start = rows.start + column * self.a.column_step;
            for line in (0..rows.len()).step_by(LINE / size_of::<T>()) {
                bring(self.a.numbers.as_ptr().wrapping_add(start + AHEAD * self.a.column_step + line));
            }
            to.copy_from_slice(&self.a.numbers[start..start + rows.len()]);
        }
        Factor { numbers: room, row_step: 1, column_step: rows.len() }
    }

    /// Adds some terms to all sums: what happens to a sum is for the last of them.
    fn run_terms(&self, terms: Range<usize>, a: &Factor<'_, T>, (b, b_step): (&[T], usize)) {
        let (k, is_cut, goes_on) = (terms.len(), terms.len() < self.k, terms.start > 0);
        let finish = if terms.end == self.k { self.finish } else { &Finish::scaled(T::ALONE[0]) };
        T::dispatch(&Product { k, a, b, b_step, finish, is_cut, goes_on, ..*self });
    }
}

/// Copies some rows of some columns, so many side by side, and asks for what lies beside them, which comes next.
fn copy<T: Element>((from, step): (&[T], usize), (rows, columns): (usize, usize), width: usize, to: &mut [T]) {
    for row in 0..rows {
        let from = &from[row * step..][..columns];
        bring(from.as_ptr().wrapping_add(columns));
        for (part, from) in from.chunks(width).enumerate() {
            to[(part * rows + row) * width..][..from.len()].copy_from_slice(from);
        }
    }
}
