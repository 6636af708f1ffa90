//! Registers for any machine: small arrays that the compiler turns into whatever SIMD its target has.

use super::vector::Vector;
use super::{Element, Kernel};

/// Runs a kernel with instructions that all processors of the target have; not inline, or its frame would be made for all other sets, too, where
/// they are chosen.
#[inline(never)]
pub(super) fn run<V: Vector, K: Kernel<V::Element>>(kernel: K) -> K::Output {
    kernel.run::<V>()
}

/// `N` numbers worked on one after another.
#[derive(Clone, Copy)]
pub(super) struct Portable<T, const N: usize>([T; N]);

#[allow(unsafe_code, reason = "the contract of `Vector`: the caller vouches for the pointers")]
// SAFETY: no special instruction is used, and each access stays within the lanes that the contract names.
unsafe impl<T: Element, const N: usize> Vector for Portable<T, N> {
    type Element = T;
    const LANES: usize = N;
    const TILE_ROWS: usize = 4;
    const SMALL_CACHES: bool = false;
    const MASKS_COST: bool = false;

    #[inline(always)]
    unsafe fn zero() -> Self {
        Self([T::default(); N])
    }

    #[inline(always)]
    unsafe fn splat(number: T) -> Self {
        Self([number; N])
    }

    #[inline(always)]
    unsafe fn load(from: *const T) -> Self {
        // SAFETY: the caller vouches for `N` numbers.
        Self(unsafe { from.cast::<[T; N]>().read_unaligned() })
    }

    #[inline(always)]
    unsafe fn load_first(from: *const T, count: usize) -> Self {
        let mut lanes = [T::default(); N];
        for (index, lane) in lanes.iter_mut().enumerate().take(count) {
            // SAFETY: the caller vouches for `count` numbers.
            *lane = unsafe { *from.add(index) };
        }
        Self(lanes)
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut T) {
        // SAFETY: the caller vouches for `N` numbers.
        unsafe { to.cast::<[T; N]>().write_unaligned(self.0) }
    }

    #[inline(always)]
    unsafe fn store_first(self, to: *mut T, count: usize) {
        for (index, lane) in self.0.into_iter().enumerate().take(count) {
            // SAFETY: the caller vouches for `count` numbers.
            unsafe { *to.add(index) = lane };
        }
    }

    #[inline(always)]
    unsafe fn times(self, factor: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] * factor.0[lane]))
    }

    #[inline(always)]
    unsafe fn times_plus(self, factor: Self, addend: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane].times_plus(factor.0[lane], addend.0[lane])))
    }

    #[inline(always)]
    unsafe fn plus(self, addend: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] + addend.0[lane]))
    }

    #[inline(always)]
    unsafe fn or_larger(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| if self.0[lane] > other.0[lane] { self.0[lane] } else { other.0[lane] }))
    }

    #[inline(always)]
    unsafe fn where_positive(self, gate: Self) -> Self {
        Self(std::array::from_fn(|lane| if gate.0[lane] > T::default() { self.0[lane] } else { T::default() }))
    }

    #[inline(always)]
    unsafe fn sum(self) -> T {
        let (mut lanes, mut count) = (self.0, N);
        while count > 1 {
            count /= 2;
            for lane in 0..count {
                lanes[lane] = lanes[lane] + lanes[lane + count];
            }
        }
        lanes[0]
    }

    #[inline(always)]
    unsafe fn zip_low(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| if lane % 2 == 0 { self.0[lane / 2] } else { other.0[lane / 2] }))
    }

    #[inline(always)]
    unsafe fn zip_high(self, other: Self) -> Self {
        let half = N / 2;
        Self(std::array::from_fn(|lane| if lane % 2 == 0 { self.0[half + lane / 2] } else { other.0[half + lane / 2] }))
    }
}
