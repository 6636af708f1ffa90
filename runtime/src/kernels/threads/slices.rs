//! A loop over several vectors of the same length for several threads.

use std::ops::Range;

use smallvec::SmallVec;

use crate::kernels::{Element, vectorized};

/// Vectors of the same length, or the same range of each: the parameters and what an optimizer remembers, with what is wrapped around it. Up to
/// eight lie on the stack.
pub(crate) type Slices<'a, T> = SmallVec<[&'a mut [T]; 8]>;

/// Numbers that are worth handing out where there are helpers already: of the cheapest loops they are as fast on one thread, of others a few
/// microseconds.
const WORTH_SHARING: usize = 1 << 13;

/// Numbers from which on they are worth hiring for.
const WORTH_HIRING: usize = 1 << 15;

/// Numbers that make a piece: whole cache lines, which nobody shares then; fewer where there would be a few pieces only.
const PIECE: usize = 1 << 12;
const SMALL_PIECE: usize = 1 << 9;

/// Whether threads share a loop over so many numbers.
pub(crate) fn are_shared(numbers: usize) -> bool {
    super::is_worth_it(numbers, [WORTH_SHARING, WORTH_HIRING])
}

/// Calls `work` with range after range and that range of each vector; all together cover the vectors once. The team that this
/// thread leads takes part.
pub(crate) fn share_slices<T: Send>(vectors: Slices<'_, T>, work: impl Fn(Range<usize>, Slices<'_, T>) + Sync) {
    let length = vectors.iter().map(|vector| vector.len()).min().unwrap_or(0);
    if !are_shared(length) {
        return work(0..length, vectors);
    }
    share_rows(length, vectors.into_iter().map(|vector| (vector, 1)).collect(), work);
}

/// The same with parts of so many numbers of one vector, however few that is.
pub(crate) fn in_pieces<T: Send>(vector: &mut [T], piece: usize, work: impl Fn(Range<usize>, &mut [T]) + Sync) {
    share_pieces((vector.len(), piece), [(vector, 1)].into_iter().collect(), |range, mut parts| {
        work(range, std::mem::take(&mut parts[0]));
    });
}

/// The same for vectors of so many rows, each of which has rows of its own length; all together cover the rows once.
pub(crate) fn in_rows<T: Send, const N: usize>(
    rows: usize,
    vectors: [(&mut [T], usize); N],
    work: impl Fn(Range<usize>, [&mut [T]; N]) + Sync,
) {
    share_rows(rows, vectors.into_iter().collect(), |range, parts| {
        let mut parts = parts.into_iter();
        work(range, std::array::from_fn(|_| parts.next().unwrap_or_default()));
    });
}

/// Vectors with the length of their rows.
type Rows<'a, T> = SmallVec<[(&'a mut [T], usize); 8]>;

fn share_rows<T: Send>(rows: usize, vectors: Rows<'_, T>, work: impl Fn(Range<usize>, Slices<'_, T>) + Sync) {
    let width = vectors.iter().map(|(_, width)| *width).max().unwrap_or(0).max(1);
    if !are_shared(rows * width) {
        return work(0..rows, vectors.into_iter().map(|(vector, width)| &mut vector[..rows * width]).collect());
    }
    let piece = (if rows * width >= WORTH_HIRING { PIECE } else { SMALL_PIECE }).div_ceil(width);
    share_pieces((rows, piece), vectors, work);
}

/// Hands out pieces of so many rows.
fn share_pieces<T: Send>(
    (rows, piece): (usize, usize),
    vectors: Rows<'_, T>,
    work: impl Fn(Range<usize>, Slices<'_, T>) + Sync,
) {
    /// The beginning of a vector, for threads that take different rows of it, and the length of those.
    struct Start<T>(*mut T, usize);
    // SAFETY: a pointer to numbers that may be sent; each row is taken by one thread.
    unsafe impl<T: Send> Sync for Start<T> {}

    let starts = vectors.into_iter().map(|(vector, width)| {
        assert!(vector.len() >= rows * width, "a vector has too few rows");
        Start(vector.as_mut_ptr(), width)
    });
    let starts: SmallVec<[Start<T>; 8]> = starts.collect();
    super::share(rows.div_ceil(piece), &|_, pieces| {
        let range = pieces.start * piece..(pieces.end * piece).min(rows);
        let parts = starts.iter().map(|Start(start, width)| {
            // SAFETY: the rows lie within the vector, which is borrowed until `share` returns, and each piece is done once.
            unsafe { std::slice::from_raw_parts_mut(start.add(range.start * width), range.len() * width) }
        });
        work(range.clone(), parts.collect());
    });
}

/// The same for so many vectors of one length, with loops compiled for the machine's instruction set: `work` must be marked `#[inline(always)]`, and
/// own what it uses.
pub(crate) fn in_parts<T: Element, const N: usize>(
    vectors: [&mut [T]; N],
    work: impl Fn(Range<usize>, [&mut [T]; N]) + Copy + Sync,
) {
    // A few numbers are not worth the list of vectors either.
    let length = vectors.iter().map(|vector| vector.len()).min().unwrap_or(0);
    if length < WORTH_SHARING {
        return vectorized::<T, _>(
            #[inline(always)]
            move || work(0..length, vectors),
        );
    }
    share_slices(vectors.into_iter().collect(), move |range, parts| {
        let mut parts = parts.into_iter();
        let parts = std::array::from_fn(|_| parts.next().unwrap_or_default());
        vectorized::<T, _>(
            #[inline(always)]
            move || work(range, parts),
        );
    });
}
