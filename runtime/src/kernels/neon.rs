//! Registers of 128 bits, two by two: NEON, which every 64-bit ARM processor has.

use std::arch::aarch64::*;

use super::vector::Vector;

/// Eight `f32`.
#[derive(Clone, Copy)]
pub(super) struct F32x8(float32x4_t, float32x4_t);

/// Four `f64`.
#[derive(Clone, Copy)]
pub(super) struct F64x4(float64x2_t, float64x2_t);

/// The first numbers of a register, up to all four, and zeros.
///
/// # Safety
///
/// `count` numbers may be read.
#[target_feature(enable = "neon")]
unsafe fn load_part_f32(from: *const f32, count: usize) -> float32x4_t {
    let zero = vdupq_n_f32(0.0);
    // SAFETY: no more is read than was asked for.
    unsafe {
        let two = |from: *const f32| vcombine_f32(vld1_f32(from), vget_low_f32(zero));
        match count {
            0 => zero,
            1 => vld1q_lane_f32::<0>(from, zero),
            2 => two(from),
            3 => vld1q_lane_f32::<2>(from.add(2), two(from)),
            _ => vld1q_f32(from),
        }
    }
}

/// The same, up to both.
///
/// # Safety
///
/// `count` numbers may be read.
#[target_feature(enable = "neon")]
unsafe fn load_part_f64(from: *const f64, count: usize) -> float64x2_t {
    // SAFETY: no more is read than was asked for.
    unsafe {
        match count {
            0 => vdupq_n_f64(0.0),
            1 => vld1q_lane_f64::<0>(from, vdupq_n_f64(0.0)),
            _ => vld1q_f64(from),
        }
    }
}

/// Stores the first numbers of a register, up to all four.
///
/// # Safety
///
/// `count` numbers may be written.
#[target_feature(enable = "neon")]
unsafe fn store_part_f32(to: *mut f32, lanes: float32x4_t, count: usize) {
    // SAFETY: no more is written than was asked for.
    unsafe {
        match count {
            0 => {}
            1 => vst1q_lane_f32::<0>(to, lanes),
            2 => vst1_f32(to, vget_low_f32(lanes)),
            3 => {
                vst1_f32(to, vget_low_f32(lanes));
                vst1q_lane_f32::<2>(to.add(2), lanes);
            }
            _ => vst1q_f32(to, lanes),
        }
    }
}

/// The same, up to both.
///
/// # Safety
///
/// `count` numbers may be written.
#[target_feature(enable = "neon")]
unsafe fn store_part_f64(to: *mut f64, lanes: float64x2_t, count: usize) {
    // SAFETY: no more is written than was asked for.
    unsafe {
        match count {
            0 => {}
            1 => vst1q_lane_f64::<0>(to, lanes),
            _ => vst1q_f64(to, lanes),
        }
    }
}

/// The sum of four lanes, halves first.
#[target_feature(enable = "neon")]
fn sum_f32(lanes: float32x4_t) -> f32 {
    let two = vadd_f32(vget_low_f32(lanes), vget_high_f32(lanes));
    vget_lane_f32::<0>(two) + vget_lane_f32::<1>(two)
}

/// The sum of two lanes.
#[target_feature(enable = "neon")]
fn sum_f64(lanes: float64x2_t) -> f64 {
    vgetq_lane_f64::<0>(lanes) + vgetq_lane_f64::<1>(lanes)
}

macro_rules! vector {
    (
        $name:ident, $element:ty, $half:literal, $splat:ident, $load:ident, $load_part:ident, $store:ident, $store_part:ident, $mul:ident,
        $fma:ident, $add:ident, $above:ident, $positive:ident, $select:ident, $sum:ident, $low:ident, $high:ident
    ) => {
        // SAFETY: every method is instructions of NEON, which the target has; what is not asked for is never touched.
        unsafe impl Vector for $name {
            type Element = $element;
            const LANES: usize = 2 * $half;
            // Six rows of two are 24 of the 32 registers.
            const TILE_ROWS: usize = 6;
            const SMALL_CACHES: bool = false;
            const MASKS_COST: bool = true;

            #[inline(always)]
            unsafe fn zero() -> Self {
                // SAFETY: see the impl.
                unsafe { Self($splat(0.0), $splat(0.0)) }
            }

            #[inline(always)]
            unsafe fn splat(number: $element) -> Self {
                // SAFETY: see the impl.
                unsafe { Self($splat(number), $splat(number)) }
            }

            #[inline(always)]
            unsafe fn load(from: *const $element) -> Self {
                // SAFETY: see the impl; the caller vouches for the pointer.
                unsafe { Self($load(from), $load(from.add($half))) }
            }

            #[inline(always)]
            unsafe fn load_first(from: *const $element, count: usize) -> Self {
                // SAFETY: see the impl; the caller vouches for the first `count` numbers.
                unsafe {
                    let high = $load_part(from.wrapping_add($half), count.saturating_sub($half));
                    Self($load_part(from, count.min($half)), high)
                }
            }

            #[inline(always)]
            unsafe fn store(self, to: *mut $element) {
                // SAFETY: see the impl; the caller vouches for the pointer.
                unsafe {
                    $store(to, self.0);
                    $store(to.add($half), self.1);
                }
            }

            #[inline(always)]
            unsafe fn store_first(self, to: *mut $element, count: usize) {
                // SAFETY: see the impl; the caller vouches for the first `count` numbers.
                unsafe {
                    $store_part(to, self.0, count.min($half));
                    $store_part(to.wrapping_add($half), self.1, count.saturating_sub($half));
                }
            }

            #[inline(always)]
            unsafe fn times(self, factor: Self) -> Self {
                // SAFETY: see the impl.
                unsafe { Self($mul(self.0, factor.0), $mul(self.1, factor.1)) }
            }

            #[inline(always)]
            unsafe fn times_plus(self, factor: Self, addend: Self) -> Self {
                // SAFETY: see the impl.
                unsafe { Self($fma(addend.0, self.0, factor.0), $fma(addend.1, self.1, factor.1)) }
            }

            #[inline(always)]
            unsafe fn plus(self, addend: Self) -> Self {
                // SAFETY: see the impl.
                unsafe { Self($add(self.0, addend.0), $add(self.1, addend.1)) }
            }

            // A comparison and a choice: the instruction for the larger would let NaN win on either side.
            #[inline(always)]
            unsafe fn or_larger(self, other: Self) -> Self {
                // SAFETY: see the impl.
                unsafe {
                    let larger = |one, other| $select($above(one, other), one, other);
                    Self(larger(self.0, other.0), larger(self.1, other.1))
                }
            }

            #[inline(always)]
            unsafe fn where_positive(self, gate: Self) -> Self {
                // SAFETY: see the impl.
                unsafe {
                    let passed = |lanes, gate| $select($positive(gate), lanes, $splat(0.0));
                    Self(passed(self.0, gate.0), passed(self.1, gate.1))
                }
            }

            #[inline(always)]
            unsafe fn sum(self) -> $element {
                // SAFETY: see the impl.
                unsafe { $sum($add(self.0, self.1)) }
            }

            #[inline(always)]
            unsafe fn zip_low(self, other: Self) -> Self {
                // SAFETY: see the impl.
                unsafe { Self($low(self.0, other.0), $high(self.0, other.0)) }
            }

            #[inline(always)]
            unsafe fn zip_high(self, other: Self) -> Self {
                // SAFETY: see the impl.
                unsafe { Self($low(self.1, other.1), $high(self.1, other.1)) }
            }
        }
    };
}

vector!(
    F32x8,
    f32,
    4,
    vdupq_n_f32,
    vld1q_f32,
    load_part_f32,
    vst1q_f32,
    store_part_f32,
    vmulq_f32,
    vfmaq_f32,
    vaddq_f32,
    vcgtq_f32,
    vcgtzq_f32,
    vbslq_f32,
    sum_f32,
    vzip1q_f32,
    vzip2q_f32
);
vector!(
    F64x4,
    f64,
    2,
    vdupq_n_f64,
    vld1q_f64,
    load_part_f64,
    vst1q_f64,
    store_part_f64,
    vmulq_f64,
    vfmaq_f64,
    vaddq_f64,
    vcgtq_f64,
    vcgtzq_f64,
    vbslq_f64,
    sum_f64,
    vzip1q_f64,
    vzip2q_f64
);
