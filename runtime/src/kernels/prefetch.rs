//! Asking for numbers before they are needed, where no processor guesses which come next.

use super::{InstructionSet, instruction_set};

/// Bytes of a cache line.
pub(super) const LINE: usize = 64;

/// Asks the machine to bring the cache line of an address near: a hint, which reads nothing and may be wrong.
#[inline(always)]
pub(super) fn bring<T>(place: *const T) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: the instruction never faults, whatever the address, and every x86-64 has it.
    unsafe {
        std::arch::x86_64::_mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T0 }>(place.cast());
    }
    #[cfg(not(all(target_arch = "x86_64", not(miri))))]
    let _ = place;
}

/// The same for a line that will be written: no other core keeps it. Written as an instruction, since the intrinsic becomes an ordinary hint where a
/// program is not compiled for processors that must have this one.
#[inline(always)]
pub(super) fn bring_to_write<T>(place: *mut T) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: as above; a processor of 64 bits that does not know this hint does nothing.
    unsafe {
        std::arch::asm!("prefetchw [{0}]", in(reg) place.addr(), options(nomem, nostack, preserves_flags));
    }
    #[cfg(not(all(target_arch = "x86_64", not(miri))))]
    let _ = place;
}

/// The beginnings of the samples that [`gather`](super::gather) will want next: they lie anywhere in the data. Of samples that are not longer than a
/// line nothing is asked for as long as all of them fit into the second cache: `gather` itself asks for many at once.
pub(crate) fn prefetch<T>(features: usize, from: &[T], samples: &[usize]) {
    /// More of a sample is read in a row, which the processor does guess.
    const MOST_LINES: usize = 4;
    let lines = (features * size_of::<T>()).div_ceil(LINE).min(MOST_LINES);
    if lines <= 1 && size_of_val(from) <= second_cache() {
        return;
    }
    for sample in samples {
        let start = from.as_ptr().wrapping_add(sample * features);
        bring(start);
        for line in 1..lines {
            bring(start.wrapping_add(line * (LINE / size_of::<T>())));
        }
    }
}

/// About how many bytes the second cache holds: that of processors without long registers is small.
fn second_cache() -> usize {
    if instruction_set() == InstructionSet::Avx512 { 1 << 21 } else { 1 << 19 }
}
