//! Registers of 512 bits: AVX-512 Foundation.

use std::arch::x86_64::*;

use super::Kernel;
use super::vector::Vector;

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
        $name:ident, $element:ty, $lanes:literal, $mask:ty, $low:expr, $high:expr, $index:ident, $shuffle:ident,
        $zero:ident, $splat:ident, $load:ident, $load_mask:ident, $store:ident, $store_mask:ident, $mul:ident, $fma:ident, $add:ident, $max:ident, $sum:ident, $compare:ident, $select:ident
    ) => {
        // SAFETY: every method is one instruction of AVX-512F, which `run` promises; masked lanes are never touched.
        unsafe impl Vector for $name {
            type Element = $element;
            const LANES: usize = $lanes;
            const TILE_ROWS: usize = 12;

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
        }
    };
}

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
    _mm512_maskz_mov_ps
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
    _mm512_maskz_mov_pd
);
