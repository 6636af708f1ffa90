//! Elementary functions of `f32`, without branches or calls, so that the compiler computes a whole register at once.
//!
//! Plain multiplications and additions alone, so that the bits are the same on every machine and every instruction set. Errors in
//! units in the last place of the result (ulp), over all `f32` against the same function of `f64`, tested with
//! `NEUROTYPE_EXHAUSTIVE=1 cargo test -p neurotype --release --lib functions` (nine minutes), and one number in 8,191 always:
//!
//! | function | largest error |
//! | --- | --- |
//! | [`exp`] | 1.0 ulp |
//! | [`exp_m1`] | 1.5 ulp |
//! | [`ln`] | 0.9 ulp |
//! | [`ln_1p`] | 1.5 ulp |
//! | [`tanh`] | 2.6 ulp |
//! | [`normal_distribution`] | 0.6 ulp |
//!
//! The polynomials are least-squares fits, reweighted until the largest error was smallest.

/// 1.5 · 2²³: a number of moderate size that is added to it loses its fraction to rounding.
const ROUND: f32 = 12_582_912.0;
/// ln 2 with 9 bits, so that its product with an exponent is exact, and the rest.
const LN_2_HIGH: f32 = 0.693_359_4;
const LN_2_LOW: f32 = -2.121_944_4e-4;

/// 2ⁿ for n from −126 to 127; anything for others.
#[inline(always)]
fn power(exponent: i32) -> f32 {
    f32::from_bits((exponent.wrapping_add(127) << 23).cast_unsigned())
}

/// x = n · ln 2 + r with |r| ≤ ½ ln 2; gives n and eʳ − 1.
#[inline(always)]
fn reduced(x: f32) -> (i32, f32) {
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = (x - n * LN_2_HIGH) - n * LN_2_LOW;
    let q =
        ((((1.991_256_2e-4 * r + 1.394_110_6e-3) * r + 8.333_276e-3) * r + 0.041_666_355) * r + 0.166_666_67) * r + 0.5;
    (shifted.to_bits().cast_signed().wrapping_sub(ROUND.to_bits().cast_signed()), r + r * r * q)
}

/// Between two bounds; NaN stays NaN.
#[inline(always)]
fn within(x: f32, low: f32, high: f32) -> f32 {
    let x = if x > high { high } else { x };
    if x < low { low } else { x }
}

/// eˣ.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    // Beyond, the result is infinite or 0. Two factors, since 2ⁿ alone may be neither.
    let (n, m) = reduced(within(x, -104.0, 89.0));
    let half = n >> 1;
    (m + 1.0) * power(half) * power(n.wrapping_sub(half))
}

/// eˣ − 1.
#[inline(always)]
pub(crate) fn exp_m1(x: f32) -> f32 {
    let (n, m) = reduced(within(x, -30.0, 89.0));
    // Half of it first, since 2ⁿ may be too large.
    let scale = power(n.wrapping_sub(1));
    (scale * m + (scale - 0.5)) * 2.0
}

/// The hyperbolic tangent.
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    let e = exp_m1(-2.0 * x.abs());
    (-e / (e + 2.0)).copysign(x)
}

/// ln x; −∞ at 0, NaN below.
#[inline(always)]
pub(crate) fn ln(x: f32) -> f32 {
    const ROOT_OF_HALF: u32 = 0x3f35_04f3;
    let tiny = x < f32::MIN_POSITIVE;
    let bits = (if tiny { x * 8_388_608.0 } else { x }).to_bits();
    // x = m · 2ⁿ with m from √½ to √2.
    let n = bits.wrapping_sub(ROOT_OF_HALF).cast_signed() >> 23;
    let m = f32::from_bits(bits.wrapping_sub((n << 23).cast_unsigned()));
    let (n, f) = (n as f32 - if tiny { 23.0 } else { 0.0 }, m - 1.0);
    let p = (((0.069_154_67 * f - 0.117_887_46) * f + 0.118_723_31) * f - 0.123_845_05) * f + 0.142_187_79;
    let p = (((p * f - 0.166_692_45) * f + 0.200_022_19) * f - 0.249_999_87) * f + 0.333_333_1;
    let square = f * f;
    let sum = ((f * square * p + n * LN_2_LOW) - 0.5 * square) + f + n * LN_2_HIGH;
    let sum = if x < f32::INFINITY { sum } else { x };
    let sum = if x == 0.0 { f32::NEG_INFINITY } else { sum };
    if x < 0.0 { f32::NAN } else { sum }
}

/// ln(1 + x).
#[inline(always)]
pub(crate) fn ln_1p(x: f32) -> f32 {
    let sum = 1.0 + x;
    // What the addition lost.
    let lost = (x - (sum - 1.0)) / sum;
    ln(sum) + if sum > 0.0 && sum < f32::INFINITY { lost } else { 0.0 }
}

/// The share of the standard normal distribution below x, also far out. In `f64` within, since e^(−x²/2) magnifies errors.
#[inline(always)]
pub(crate) fn normal_distribution(x: f32) -> f32 {
    let x = f64::from(x);
    let z = x.abs() * std::f64::consts::FRAC_1_SQRT_2;
    // erfc z = e^(−z²) · t · P(t) with t = 2 / (2 + z); the fit's error is 4·10⁻⁹.
    let t = 2.0 / (2.0 + z);
    let p = (((0.037_148_265_605_162_545 * t - 0.199_200_819_900_318) * t + 0.402_578_692_942_817) * t
        - 0.321_142_933_122_234_63)
        * t
        + 0.007_952_910_831_713_52;
    let p = (((p * t + 0.016_614_256_348_766_974) * t + 0.062_777_705_624_252_07) * t + 0.183_406_619_582_211_08) * t;
    let p = ((p + 0.245_560_432_279_052_83) * t + 0.282_214_756_609_172_7) * t + 0.282_090_117_073_540_4;
    let tail = 0.5 * exp_of_negative(-z * z) * t * p;
    (if x < 0.0 { tail } else { 1.0 - tail }) as f32
}

/// eˣ of `f64` for x ≤ 0, to 10⁻¹⁰; 0 below −700.
#[inline(always)]
fn exp_of_negative(x: f64) -> f64 {
    /// 1.5 · 2⁵².
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let x = if x < -700.0 { -700.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = x - n * std::f64::consts::LN_2;
    let q = (((2.755_586_959_272_447e-6 * r + 2.480_145_723_671_169_4e-5) * r + 1.984_127_149_749_310_4e-4) * r
        + 1.388_888_897_593_595_8e-3)
        * r
        + 8.333_333_332_550_29e-3;
    let q = ((q * r + 0.041_666_666_666_431_29) * r + 0.166_666_666_666_679_2) * r + 0.5;
    let bits = shifted.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(1023) << 52;
    (1.0 + (r + r * r * q)) * f64::from_bits(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers to try: one in some thousand, or all.
    fn numbers() -> impl Iterator<Item = f32> {
        let step = if std::env::var_os("NEUROTYPE_EXHAUSTIVE").is_some() { 1 } else { 8_191 };
        (0..=u32::MAX).step_by(if cfg!(miri) { 40_000_003 } else { step }).map(f32::from_bits)
    }

    /// The distance of a result from the exact one, in units of the exact one's last place.
    fn ulps(result: f32, exact: f64) -> f64 {
        let both_infinite = result.is_infinite() && result == exact as f32;
        if both_infinite || (result.is_nan() && exact.is_nan()) {
            return 0.0;
        }
        (f64::from(result) - exact).abs() / ulp(exact)
    }

    fn ulp(exact: f64) -> f64 {
        // The exponent's bits alone are a power of 2.
        let power = f64::from_bits(exact.abs().max(f64::from(f32::MIN_POSITIVE)).to_bits() & (0x7ff << 52));
        power.min(f64::from(f32::MAX)) / 8_388_608.0
    }

    fn check(name: &str, bound: f64, function: impl Fn(f32) -> f32, exact: impl Fn(f64) -> f64) {
        let (mut worst, mut place) = (0.0, 0.0);
        for x in numbers() {
            let error = ulps(function(x), exact(f64::from(x)));
            assert!(!error.is_nan(), "{name}({x:e}) is {:e}", function(x));
            if error > worst {
                (worst, place) = (error, x);
            }
        }
        println!("{name}: {worst:.2} ulp, at {place:e}");
        assert!(
            worst <= bound,
            "{name}({place:e}) is {worst} ulp from {:e}: {:e}",
            exact(f64::from(place)),
            function(place)
        );
    }

    #[test]
    fn every_function_keeps_its_bound_on_all_numbers() {
        check("exp", 1.0, exp, f64::exp);
        check("exp_m1", 1.5, exp_m1, f64::exp_m1);
        check("ln", 0.9, ln, f64::ln);
        check("ln_1p", 1.5, ln_1p, f64::ln_1p);
        check("tanh", 2.6, tanh, f64::tanh);
        check("normal_distribution", 0.6, normal_distribution, |x| {
            0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
        });
    }

    #[test]
    fn the_edges_are_what_the_formulas_say() {
        for function in [exp, exp_m1, tanh, ln, ln_1p, normal_distribution] {
            assert!(function(f32::NAN).is_nan());
        }
        assert_eq!((exp(f32::INFINITY), exp(f32::NEG_INFINITY), exp(0.0)), (f32::INFINITY, 0.0, 1.0));
        assert_eq!((exp_m1(f32::INFINITY), exp_m1(f32::NEG_INFINITY), exp_m1(0.0)), (f32::INFINITY, -1.0, 0.0));
        assert_eq!((tanh(f32::INFINITY), tanh(f32::NEG_INFINITY)), (1.0, -1.0));
        assert_eq!((ln(f32::INFINITY), ln(0.0), ln(1.0)), (f32::INFINITY, f32::NEG_INFINITY, 0.0));
        assert_eq!((ln_1p(f32::INFINITY), ln_1p(-1.0)), (f32::INFINITY, f32::NEG_INFINITY));
        assert!(ln(-1.0).is_nan() && ln_1p(-2.0).is_nan());
        assert_eq!((normal_distribution(f32::INFINITY), normal_distribution(f32::NEG_INFINITY)), (1.0, 0.0));
    }
}
