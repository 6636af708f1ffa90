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

/// Calls `work` with range after range and that range of each vector; all together cover the vectors once. The team that this
/// thread leads takes part.
pub(crate) fn share_slices<T: Send>(mut vectors: Slices<'_, T>, work: impl Fn(Range<usize>, Slices<'_, T>) + Sync) {
    /// The beginning of a vector, for threads that take different ranges of it.
    struct Start<T>(*mut T);
    // SAFETY: a pointer to numbers that may be sent; each range is taken by one thread.
    unsafe impl<T: Send> Sync for Start<T> {}

    let length = vectors.iter().map(|vector| vector.len()).min().unwrap_or(0);
    let is_long = length >= WORTH_HIRING;
    if length < WORTH_SHARING || !(if is_long { super::leads() } else { super::has_helpers() }) {
        return work(0..length, vectors);
    }
    let piece = if is_long { PIECE } else { SMALL_PIECE };
    let starts: SmallVec<[Start<T>; 8]> = vectors.iter_mut().map(|vector| Start(vector.as_mut_ptr())).collect();
    super::share(length.div_ceil(piece), &|_, pieces| {
        let range = pieces.start * piece..(pieces.end * piece).min(length);
        let parts = starts.iter().map(|start| {
            // SAFETY: the range lies within the vector, which is borrowed until `share` returns, and each piece is done once.
            unsafe { std::slice::from_raw_parts_mut(start.0.add(range.start), range.len()) }
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
