//! Registers of 512 bits: AVX-512 Foundation.

use std::arch::x86_64::*;

use super::Kernel;
use super::vector::{MOST_LANES, Vector};

/// Runs a kernel compiled for this instruction set.
///
/// # Safety
///
/// The processor must have AVX-512F and FMA.
#[target_feature(enable = "avx512f,avx512vl,avx512dq,avx512bw,fma,avx2,bmi2")]
pub(super) unsafe fn run<V: Vector, K: Kernel<V::Element>>(kernel: K) -> K::Output {
    kernel.run::<V>()
}

/// Sixteen `f32`.
#[derive(Clone, Copy)]
pub(super) struct F32x16(__m512);

/// Eight `f64`.
#[derive(Clone, Copy)]
pub(super) struct F64x8(__m512d);

macro_rules! vector {
    (
        $name:ident, $element:ty, $lanes:literal, $mask:ty, $low:expr, $high:expr, $index:ident, $shuffle:ident, $counted:expr, $same:ident, $later:ident,
        $zero:ident, $splat:ident, $load:ident, $load_mask:ident, $store:ident, $store_mask:ident, $mul:ident, $fma:ident, $add:ident, $max:ident, $sum:ident, $compare:ident, $select:ident, { $($own:tt)* }
    ) => {
        // SAFETY: every method is instructions of AVX-512, which `run` promises; masked lanes are never touched.
        unsafe impl Vector for $name {
            type Element = $element;
            const LANES: usize = $lanes;
            const TILE_ROWS: usize = 12;
            const SMALL_CACHES: bool = false;
            const MASKS_COST: bool = false;

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
                // SAFETY: see the impl; the caller vouches for the first `count` lanes.
                Self(unsafe { $load_mask(((1_u32 << count) - 1) as $mask, from) })
            }

            #[inline(always)]
            unsafe fn store(self, to: *mut $element) {
                // SAFETY: see the impl; the caller vouches for the pointer.
                unsafe { $store(to, self.0) }
            }

            #[inline(always)]
            unsafe fn store_first(self, to: *mut $element, count: usize) {
                // SAFETY: see the impl; the caller vouches for the first `count` lanes.
                unsafe { $store_mask(to, ((1_u32 << count) - 1) as $mask, self.0) }
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
                Self(unsafe { $select($compare::<_CMP_GT_OQ>(gate.0, $zero()), self.0) })
            }

            #[inline(always)]
            unsafe fn sum(self) -> $element {
                // SAFETY: see the impl.
                unsafe { $sum(self.0) }
            }

            #[inline(always)]
            unsafe fn zip_low(self, other: Self) -> Self {
                // SAFETY: see the impl; the index array is as long as a register.
                Self(unsafe { $shuffle(self.0, $index($low.as_ptr().cast()), other.0) })
            }

            #[inline(always)]
            unsafe fn zip_high(self, other: Self) -> Self {
                // SAFETY: see the impl; the index array is as long as a register.
                Self(unsafe { $shuffle(self.0, $index($high.as_ptr().cast()), other.0) })
            }

            /// Whole lines, of which neighbours are put together: from the second cache a load that straddles two lines comes half as fast.
            #[inline(always)]
            #[allow(clippy::cast_possible_wrap, reason = "fewer than a register's lanes")]
            unsafe fn each_from<const COUNT: usize>(from: *const $element, mut take: impl FnMut(usize, Self)) {
                let first = from.addr() / size_of::<$element>() % $lanes;
                let line = from.wrapping_sub(first);
                // SAFETY: see the impl; the index array is as long as a register, and the caller vouches for the lines.
                unsafe {
                    let lanes = $later($index($counted.as_ptr().cast()), $same(first as _));
                    let mut low = $load(line);
                    for register in 0..COUNT {
                        let high = $load(line.wrapping_add((register + 1) * $lanes));
                        take(register, Self($shuffle(low, lanes, high)));
                        low = high;
                    }
                }
            }
            $($own)*
        }
    };
}

/// The lanes of a register, counted.
const COUNTED_16: [i32; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const COUNTED_8: [i64; 8] = [0, 1, 2, 3, 4, 5, 6, 7];

/// Lane numbers of `zip_low` and `zip_high`: the second register's lanes count on from the first one's.
const LOW_16: [i32; 16] = [0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23];
const HIGH_16: [i32; 16] = [8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31];
const LOW_8: [i64; 8] = [0, 8, 1, 9, 2, 10, 3, 11];
const HIGH_8: [i64; 8] = [4, 12, 5, 13, 6, 14, 7, 15];

vector!(
    F32x16,
    f32,
    16,
    __mmask16,
    LOW_16,
    HIGH_16,
    _mm512_loadu_si512,
    _mm512_permutex2var_ps,
    COUNTED_16,
    _mm512_set1_epi32,
    _mm512_add_epi32,
    _mm512_setzero_ps,
    _mm512_set1_ps,
    _mm512_loadu_ps,
    _mm512_maskz_loadu_ps,
    _mm512_storeu_ps,
    _mm512_mask_storeu_ps,
    _mm512_mul_ps,
    _mm512_fmadd_ps,
    _mm512_add_ps,
    _mm512_max_ps,
    _mm512_reduce_add_ps,
    _mm512_cmp_ps_mask,
    _mm512_maskz_mov_ps,
    {
        // In place of rounds of whole permutations, eight columns after eight.
        #[inline(always)]
        unsafe fn columns(starts: &[*const f32; MOST_LANES], column: usize, width: usize) -> [Self; MOST_LANES] {
            // SAFETY: the caller vouches for `width` numbers from `column` on, and for the instructions.
            unsafe {
                let mut lines = [Self::zero(); MOST_LANES];
                for first in [0, 8] {
                    let count = width.saturating_sub(first).min(8);
                    if count == 0 {
                        break;
                    }
                    let mask = ((1_u32 << count) - 1) as __mmask8;
                    let rows = std::array::from_fn(|row| {
                        let [low, high] = [row, row + 8].map(|row| {
                            let from = starts[row].add(column + first);
                            _mm256_maskz_loadu_ps(mask, from)
                        });
                        _mm512_insertf32x8::<1>(_mm512_castps256_ps512(low), high)
                    });
                    lines[first..first + 8].copy_from_slice(&eight_columns(rows));
                }
                lines
            }
        }
    }
);
vector!(
    F64x8,
    f64,
    8,
    __mmask8,
    LOW_8,
    HIGH_8,
    _mm512_loadu_si512,
    _mm512_permutex2var_pd,
    COUNTED_8,
    _mm512_set1_epi64,
    _mm512_add_epi64,
    _mm512_setzero_pd,
    _mm512_set1_pd,
    _mm512_loadu_pd,
    _mm512_maskz_loadu_pd,
    _mm512_storeu_pd,
    _mm512_mask_storeu_pd,
    _mm512_mul_pd,
    _mm512_fmadd_pd,
    _mm512_add_pd,
    _mm512_max_pd,
    _mm512_reduce_add_pd,
    _mm512_cmp_pd_mask,
    _mm512_maskz_mov_pd,
    {}
);

/// The rounds of shuffles of eight registers, each of which holds eight numbers of a row and of the row eight further: all but the last stay within
/// quarters of a register, which takes two thirds of the time of whole permutations.
///
/// # Safety
///
/// The processor must have AVX-512F and DQ.
#[inline(always)]
unsafe fn eight_columns(rows: [__m512; 8]) -> [F32x16; 8] {
    const LOW: [i32; 16] = [0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27];
    const HIGH: [i32; 16] = [4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31];
    // SAFETY: the caller vouches for the instructions; the index arrays are as long as a register.
    unsafe {
        let mut fours = [_mm512_setzero_ps(); 8];
        for half in [0, 4] {
            let [a, b, c, d] = [rows[half], rows[half + 1], rows[half + 2], rows[half + 3]];
            let [a, b, c, d] = [
                _mm512_unpacklo_ps(a, b),
                _mm512_unpackhi_ps(a, b),
                _mm512_unpacklo_ps(c, d),
                _mm512_unpackhi_ps(c, d),
            ]
            .map(|pair| _mm512_castps_pd(pair));
            fours[half] = _mm512_castpd_ps(_mm512_unpacklo_pd(a, c));
            fours[half + 1] = _mm512_castpd_ps(_mm512_unpackhi_pd(a, c));
            fours[half + 2] = _mm512_castpd_ps(_mm512_unpacklo_pd(b, d));
            fours[half + 3] = _mm512_castpd_ps(_mm512_unpackhi_pd(b, d));
        }
        let [low, high] = [LOW, HIGH].map(|lanes| _mm512_loadu_si512(lanes.as_ptr().cast()));
        std::array::from_fn(|column| {
            let lanes = if column < 4 { low } else { high };
            F32x16(_mm512_permutex2var_ps(fours[column % 4], lanes, fours[4 + column % 4]))
        })
    }
}
