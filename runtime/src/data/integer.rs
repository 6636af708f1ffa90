//! `Integer`: what labels and indices may be given as.

/// A whole number of any type up to 64 bits, or a reference to one: what [`Labels`](super::Labels) and [`Indices`](super::Indices) are made from,
/// as bytes of a file, columns of a table and counts of a loop are not of one type.
///
/// ```
/// use neurotype::prelude::*;
///
/// let bytes: Vec<u8> = vec![2, 0, 1];
/// assert_eq!(Labels::<3>::new(&bytes)?, Labels::new([2_i64, 0, 1])?);
/// # Ok::<(), neurotype::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no whole number",
    label = "labels and indices are integers, such as `u8`, `i64` or `usize`",
    note = "of other numbers, make some with `.map(|number| number as usize)`; of a row of indices for each sample, `Indices::from_samples(&rows)?`"
)]
pub trait Integer: Copy {
    /// The same number, whatever type it came as.
    fn to_i128(self) -> i128;
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Integer for $integer {
            #[allow(clippy::cast_lossless, reason = "`usize` and `isize` have no other conversion")]
            fn to_i128(self) -> i128 {
                self as i128
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

#[diagnostic::do_not_recommend]
impl<I: Integer> Integer for &I {
    fn to_i128(self) -> i128 {
        (*self).to_i128()
    }
}

/// The number, if it is one of `0..count`.
pub(super) fn below(count: usize, number: i128) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| (*number as usize) < count)
}
