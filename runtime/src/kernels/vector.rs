//! What a kernel asks of an instruction set: one register of several numbers.

use std::ops::Range;

use super::Element;

/// No instruction set has longer registers.
pub(super) const MOST_LANES: usize = 16;

/// A SIMD register of [`LANES`](Vector::LANES) numbers, in the words of the kernels.
///
/// # Safety
///
/// Every method may use the instructions of the set it is written for; a kernel calls them only below
/// [`dispatch`](super::dispatch), which has asked the processor. `load` and `store` touch exactly `LANES` numbers from the
/// pointer on, `load_first` and `store_first` the first `count` of them and nothing beyond.
#[allow(unsafe_code, reason = "the contract of the kernels")]
pub(super) unsafe trait Vector: Copy {
    /// What a lane holds.
    type Element: Element;
    /// How many numbers a register holds.
    const LANES: usize;
    /// How many registers of sums a product keeps at once, as rows × vectors: few enough to leave room for operands.
    const TILE_ROWS: usize;
    /// Whether processors that have nothing better have small second caches.
    const SMALL_CACHES: bool;
    /// Whether part of a register takes longer to load or store than a whole one.
    const MASKS_COST: bool;

    unsafe fn zero() -> Self;
    unsafe fn splat(number: Self::Element) -> Self;
    unsafe fn load(from: *const Self::Element) -> Self;
    unsafe fn load_first(from: *const Self::Element, count: usize) -> Self;
    unsafe fn store(self, to: *mut Self::Element);
    unsafe fn store_first(self, to: *mut Self::Element, count: usize);
    /// `self · factor`.
    unsafe fn times(self, factor: Self) -> Self;
    /// `self · factor + addend`, rounded once where the machine can.
    unsafe fn times_plus(self, factor: Self, addend: Self) -> Self;
    /// `self + addend`.
    unsafe fn plus(self, addend: Self) -> Self;
    /// The larger of each two lanes; `other` where they cannot be compared.
    unsafe fn or_larger(self, other: Self) -> Self;
    /// The lanes beside which `gate` is above 0, and 0 in the others.
    unsafe fn where_positive(self, gate: Self) -> Self;
    /// The sum of all lanes: the halves are added until one is left.
    unsafe fn sum(self) -> Self::Element;
    /// The lower halves of two registers, their lanes alternating.
    unsafe fn zip_low(self, other: Self) -> Self;
    /// The upper halves of two registers, their lanes alternating.
    unsafe fn zip_high(self, other: Self) -> Self;

    /// Which of so many rows of a matrix, `step` apart, [`each_from`](Self::each_from) may read from a column on: all whose lines are numbers of the matrix.
    #[inline(always)]
    fn rows_of_lines(
        matrix: &[Self::Element],
        (rows, step): (usize, usize),
        column: usize,
        registers: usize,
    ) -> Range<usize> {
        let first = (Self::LANES - 1).saturating_sub(column).div_ceil(step);
        let last = matrix.len().checked_sub(column + (registers + 1) * Self::LANES);
        let end = last.map_or(0, |last| last / step + 1).min(rows);
        first.min(end)..end
    }

    /// Gives `take` so many registers that lie behind each other from a place on, each with its number. The lines of the cache in which they begin
    /// and end may be read whole.
    #[inline(always)]
    unsafe fn each_from<const COUNT: usize>(from: *const Self::Element, mut take: impl FnMut(usize, Self)) {
        for register in 0..COUNT {
            // SAFETY: the caller vouches for the numbers and the instructions.
            take(register, unsafe { Self::load(from.wrapping_add(register * Self::LANES)) });
        }
    }

    /// The first `width` numbers from `column` on behind each of the first `LANES` starts, rows become columns: line `i` has number `i` of each.
    ///
    /// By log₂ `LANES` rounds of perfect shuffles, each of which moves the first bit of a line's number to the end of a lane's.
    #[inline(always)]
    unsafe fn columns(starts: &[*const Self::Element; MOST_LANES], column: usize, width: usize) -> [Self; MOST_LANES] {
        // SAFETY: the caller vouches for the numbers and the instructions.
        unsafe {
            let mut lines = [Self::zero(); MOST_LANES];
            for (line, start) in lines.iter_mut().zip(starts).take(Self::LANES) {
                let from = start.add(column);
                *line = if width == Self::LANES { Self::load(from) } else { Self::load_first(from, width) };
            }
            let half = Self::LANES / 2;
            for _ in 0..Self::LANES.trailing_zeros() {
                let mut next = lines;
                for pair in 0..half {
                    next[2 * pair] = lines[pair].zip_low(lines[pair + half]);
                    next[2 * pair + 1] = lines[pair].zip_high(lines[pair + half]);
                }
                lines = next;
            }
            lines
        }
    }
}
