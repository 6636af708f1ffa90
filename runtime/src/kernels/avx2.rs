//! Registers of 256 bits: AVX2 with FMA.

use std::arch::x86_64::*;

use super::Kernel;
use super::vector::{MOST_LANES, Vector};

/// Runs a kernel compiled for this instruction set.
///
/// # Safety
///
/// The processor must have AVX2 and FMA.
#[target_feature(enable = "avx2,fma,bmi2")]
pub(super) unsafe fn run<V: Vector, K: Kernel<V::Element>>(kernel: K) -> K::Output {
    kernel.run::<V>()
}

/// Eight `f32`.
#[derive(Clone, Copy)]
pub(super) struct F32x8(__m256);

/// Four `f64`.
#[derive(Clone, Copy)]
pub(super) struct F64x4(__m256d);

/// All bits of the first `count` lanes, read from a window over ones followed by zeros.
const WINDOW_32: [i32; 16] = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];
const WINDOW_64: [i64; 8] = [-1, -1, -1, -1, 0, 0, 0, 0];

/// The sum of eight lanes, halves first.
#[target_feature(enable = "avx2")]
fn sum_ps(lanes: __m256) -> f32 {
    let four = _mm_add_ps(_mm256_castps256_ps128(lanes), _mm256_extractf128_ps::<1>(lanes));
    let two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps::<1>(two, two)))
}

/// The sum of four lanes, halves first.
#[target_feature(enable = "avx2")]
fn sum_pd(lanes: __m256d) -> f64 {
    let two = _mm_add_pd(_mm256_castpd256_pd128(lanes), _mm256_extractf128_pd::<1>(lanes));
    _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)))
}

/// Stores the first lanes, fewer than eight, by fours, twos and ones: a masked store takes some processors (Zen 3) thirteen cycles.
///
/// # Safety
///
/// `count` numbers may be written.
#[target_feature(enable = "avx2")]
unsafe fn store_part_ps(lanes: __m256, mut to: *mut f32, count: usize) {
    let mut rest = _mm256_castps256_ps128(lanes);
    // SAFETY: what is stored is as many numbers as the bits of `count` that were asked for.
    unsafe {
        if count & 4 != 0 {
            _mm_storeu_ps(to, rest);
            (rest, to) = (_mm256_extractf128_ps::<1>(lanes), to.add(4));
        }
        if count & 2 != 0 {
            // `_mm_storel_pd` stores as much, but may be told places of doubles only, and two numbers lie anywhere.
            _mm_storel_epi64(to.cast(), _mm_castps_si128(rest));
            (rest, to) = (_mm_movehl_ps(rest, rest), to.add(2));
        }
        if count & 1 != 0 {
            _mm_store_ss(to, rest);
        }
    }
}

/// Stores the first lanes, fewer than four, as above.
///
/// # Safety
///
/// `count` numbers may be written.
#[target_feature(enable = "avx2")]
unsafe fn store_part_pd(lanes: __m256d, mut to: *mut f64, count: usize) {
    let mut rest = _mm256_castpd256_pd128(lanes);
    // SAFETY: as above.
    unsafe {
        if count & 2 != 0 {
            _mm_storeu_pd(to, rest);
            (rest, to) = (_mm256_extractf128_pd::<1>(lanes), to.add(2));
        }
        if count & 1 != 0 {
            _mm_store_sd(to, rest);
        }
    }
}

/// Rows become columns, four after four: a row and the one four further fill the halves of a register, so that no shuffle has to cross them.
///
/// # Safety
///
/// The processor must have AVX2, and `width` numbers lie from `column` on behind each of the first eight starts.
#[inline(always)]
unsafe fn columns_ps(starts: &[*const f32; MOST_LANES], column: usize, width: usize) -> [F32x8; MOST_LANES] {
    // SAFETY: passed on; the window has places for four lanes behind each of its first nine.
    unsafe {
        let mut lines = [F32x8(_mm256_setzero_ps()); MOST_LANES];
        for first in [0, 4] {
            let count = width.saturating_sub(first).min(4);
            let four = |row: usize| {
                let from = starts[row].add(column + first);
                if width == 8 {
                    return _mm_loadu_ps(from);
                }
                _mm_maskload_ps(from, _mm_loadu_si128(WINDOW_32.as_ptr().add(8 - count).cast()))
            };
            if count == 0 {
                break;
            }
            let both = |row: usize| _mm256_insertf128_ps::<1>(_mm256_castps128_ps256(four(row)), four(row + 4));
            let [a, b, c, d] = [both(0), both(1), both(2), both(3)];
            let [low, high] = [_mm256_unpacklo_ps(a, b), _mm256_unpackhi_ps(a, b)].map(|pair| _mm256_castps_pd(pair));
            let [next, last] = [_mm256_unpacklo_ps(c, d), _mm256_unpackhi_ps(c, d)].map(|pair| _mm256_castps_pd(pair));
            lines[first] = F32x8(_mm256_castpd_ps(_mm256_unpacklo_pd(low, next)));
            lines[first + 1] = F32x8(_mm256_castpd_ps(_mm256_unpackhi_pd(low, next)));
            lines[first + 2] = F32x8(_mm256_castpd_ps(_mm256_unpacklo_pd(high, last)));
            lines[first + 3] = F32x8(_mm256_castpd_ps(_mm256_unpackhi_pd(high, last)));
        }
        lines
    }
}

/// The same, two after two.
///
/// # Safety
///
/// The processor must have AVX2, and `width` numbers lie from `column` on behind each of the first four starts.
#[inline(always)]
unsafe fn columns_pd(starts: &[*const f64; MOST_LANES], column: usize, width: usize) -> [F64x4; MOST_LANES] {
    // SAFETY: passed on; the window has places for two lanes behind each of its first five.
    unsafe {
        let mut lines = [F64x4(_mm256_setzero_pd()); MOST_LANES];
        for first in [0, 2] {
            let count = width.saturating_sub(first).min(2);
            let two = |row: usize| {
                let from = starts[row].add(column + first);
                if width == 4 {
                    return _mm_loadu_pd(from);
                }
                _mm_maskload_pd(from, _mm_loadu_si128(WINDOW_64.as_ptr().add(4 - count).cast()))
            };
            if count == 0 {
                break;
            }
            let both = |row: usize| _mm256_insertf128_pd::<1>(_mm256_castpd128_pd256(two(row)), two(row + 2));
            let (a, b) = (both(0), both(1));
            lines[first] = F64x4(_mm256_unpacklo_pd(a, b));
            lines[first + 1] = F64x4(_mm256_unpackhi_pd(a, b));
        }
        lines
    }
}

macro_rules! vector {
    (
        $name:ident, $element:ty, $lanes:literal, $window:ident, $zero:ident, $splat:ident, $load:ident, $load_mask:ident,
        $store:ident, $store_part:ident, $mul:ident, $fma:ident, $add:ident, $max:ident, $compare:ident, $and:ident, $sum:ident, $low:ident, $high:ident, $halves:ident, $columns:ident
    ) => {
        // SAFETY: every method is instructions of AVX2 and FMA, which `run` promises; masked lanes are never touched.
        unsafe impl Vector for $name {
            type Element = $element;
            const LANES: usize = $lanes;
            const TILE_ROWS: usize = 6;
            const SMALL_CACHES: bool = true;
            const MASKS_COST: bool = true;

            #[inline(always)]
            unsafe fn zero() -> Self {
                // SAFETY: see the impl.
                Self(unsafe { $zero() })
            }

            #[inline(always)]
            unsafe fn splat(number: $element) -> Self {
                // SAFETY: see the impl.
                Self(unsafe { $splat(number) })
            }

            #[inline(always)]
            unsafe fn load(from: *const $element) -> Self {
                // SAFETY: see the impl; the caller vouches for the pointer.
                Self(unsafe { $load(from) })
            }

            #[inline(always)]
            unsafe fn load_first(from: *const $element, count: usize) -> Self {
                // SAFETY: see the impl; `count` is at most the lanes, so the window stays inside its array.
                Self(unsafe { $load_mask(from, _mm256_loadu_si256($window.as_ptr().add($lanes - count).cast())) })
            }

            #[inline(always)]
            unsafe fn store(self, to: *mut $element) {
                // SAFETY: see the impl; the caller vouches for the pointer.
                unsafe { $store(to, self.0) }
            }

            #[inline(always)]
            unsafe fn store_first(self, to: *mut $element, count: usize) {
                if count == $lanes {
                    // SAFETY: the caller vouches for the pointer and every lane.
                    unsafe { self.store(to) }
                } else {
                    // SAFETY: see the impl; the caller vouches for the first `count` lanes.
                    unsafe { $store_part(self.0, to, count) }
                }
            }

            #[inline(always)]
            unsafe fn times(self, factor: Self) -> Self {
                // SAFETY: see the impl.
                Self(unsafe { $mul(self.0, factor.0) })
            }

            #[inline(always)]
            unsafe fn times_plus(self, factor: Self, addend: Self) -> Self {
                // SAFETY: see the impl.
                Self(unsafe { $fma(self.0, factor.0, addend.0) })
            }

            #[inline(always)]
            unsafe fn plus(self, addend: Self) -> Self {
                // SAFETY: see the impl.
                Self(unsafe { $add(self.0, addend.0) })
            }

            #[inline(always)]
            unsafe fn or_larger(self, other: Self) -> Self {
                // SAFETY: see the impl.
                Self(unsafe { $max(self.0, other.0) })
            }

            #[inline(always)]
            unsafe fn where_positive(self, gate: Self) -> Self {
                // SAFETY: see the impl.
                Self(unsafe { $and($compare::<_CMP_GT_OQ>(gate.0, $zero()), self.0) })
            }

            #[inline(always)]
            unsafe fn sum(self) -> $element {
                // SAFETY: see the impl.
                unsafe { $sum(self.0) }
            }

            #[inline(always)]
            unsafe fn zip_low(self, other: Self) -> Self {
                // SAFETY: see the impl. The unpacking works within halves; the lower halves of both results make the lower zip.
                Self(unsafe { $halves::<0x20>($low(self.0, other.0), $high(self.0, other.0)) })
            }

            #[inline(always)]
            unsafe fn zip_high(self, other: Self) -> Self {
                // SAFETY: see the impl. The upper halves of both unpackings make the upper zip.
                Self(unsafe { $halves::<0x31>($low(self.0, other.0), $high(self.0, other.0)) })
            }

            // In place of rounds of whole permutations, which cross the halves of registers each time.
            #[inline(always)]
            unsafe fn columns(
                starts: &[*const $element; MOST_LANES],
                column: usize,
                width: usize,
            ) -> [Self; MOST_LANES] {
                // SAFETY: the caller vouches for `width` numbers from `column` on, and for the instructions.
                unsafe { $columns(starts, column, width) }
            }
        }
    };
}

vector!(
    F32x8,
    f32,
    8,
    WINDOW_32,
    _mm256_setzero_ps,
    _mm256_set1_ps,
    _mm256_loadu_ps,
    _mm256_maskload_ps,
    _mm256_storeu_ps,
    store_part_ps,
    _mm256_mul_ps,
    _mm256_fmadd_ps,
    _mm256_add_ps,
    _mm256_max_ps,
    _mm256_cmp_ps,
    _mm256_and_ps,
    sum_ps,
    _mm256_unpacklo_ps,
    _mm256_unpackhi_ps,
    _mm256_permute2f128_ps,
    columns_ps
);
vector!(
    F64x4,
    f64,
    4,
    WINDOW_64,
    _mm256_setzero_pd,
    _mm256_set1_pd,
    _mm256_loadu_pd,
    _mm256_maskload_pd,
    _mm256_storeu_pd,
    store_part_pd,
    _mm256_mul_pd,
    _mm256_fmadd_pd,
    _mm256_add_pd,
    _mm256_max_pd,
    _mm256_cmp_pd,
    _mm256_and_pd,
    sum_pd,
    _mm256_unpacklo_pd,
    _mm256_unpackhi_pd,
    _mm256_permute2f128_pd,
    columns_pd
);
