//! Elementary functions of `f32`, without branches or calls, so that the compiler computes a whole register at once.
//!
//! Plain multiplications and additions alone, so that the bits are the same on every machine and every instruction set. Errors in
//! units in the last place of the result (ulp), over all `f32` against the same function of `f64`, tested with
//! `NEUROTYPE_EXHAUSTIVE=1 cargo test -p neurotype --release --lib functions` (a quarter of an hour), and one number in 8,191 always:
//!
//! | function | largest error |
//! | --- | --- |
//! | [`exp`] | 1.0 ulp |
//! | [`exp_m1`] | 1.5 ulp |
//! | [`ln`] | 0.9 ulp |
//! | [`ln_1p`] | 1.5 ulp |
//! | [`softplus`] | 2.9 ulp |
//! | [`tanh`] | 2.6 ulp |
//! | [`normal_distribution`] | 6.0 ulp, its density 1.2 |
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
    (rounded(shifted), less_one((x - n * LN_2_HIGH) - n * LN_2_LOW))
}

/// The whole number in what [`ROUND`] was added to.
#[inline(always)]
fn rounded(shifted: f32) -> i32 {
    shifted.to_bits().cast_signed().wrapping_sub(ROUND.to_bits().cast_signed())
}

/// eʳ − 1 for |r| ≤ ½ ln 2.
#[inline(always)]
fn less_one(r: f32) -> f32 {
    let q =
        ((((1.991_256_2e-4 * r + 1.394_110_6e-3) * r + 8.333_276e-3) * r + 0.041_666_355) * r + 0.166_666_67) * r + 0.5;
    r + r * r * q
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

/// ln(1 + eˣ).
#[inline(always)]
pub(crate) fn softplus(x: f32) -> f32 {
    let e = exp(-x.abs());
    // ln(1 + e) = 2 · artanh s.
    let s = e / (2.0 + e);
    let u = s * s;
    let p = (((0.242_895_57 * u + 0.214_307_41) * u + 0.286_165_95) * u + 0.399_988_9) * u + 0.666_666_75;
    let near = 2.0 * s + s * u * p;
    near + if x < 0.0 { 0.0 } else { x }
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

/// The share of the standard normal distribution below x, also far out, and √(2π) times its density, e^(−x²/2).
#[inline(always)]
pub(crate) fn normal_distribution(x: f32) -> (f32, f32) {
    let size = x.abs();
    // Beyond, the share is 0 or 1.
    let size = if size > 15.0 { 15.0 } else { size };
    // The square of the first 12 bits is exact; e^(−x²/2) would magnify an error.
    let high = f32::from_bits(size.to_bits() & 0xffff_f000);
    let (square, rest) = (-0.5 * high * high, -0.5 * (size - high) * (size + high));
    let shifted = (square + rest) * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let m = less_one((square - n * LN_2_HIGH) - n * LN_2_LOW + rest);
    let n = rounded(shifted);
    let half = n >> 1;
    let density = (m + 1.0) * power(half) * power(n.wrapping_sub(half));
    // The tail is e^(−x²/2) · P(q) · 3 / (3 + |x|); the fit's error is 2·10⁻⁸ of it.
    let t = 1.0 / (3.0 + size);
    let q = (size - 3.0) * t;
    let p = (((1.691_496e-5 * q - 6.860_605e-5) * q - 3.155_384e-4) * q + 3.395_435_6e-4) * q + 2.312_584e-3;
    let p = (((p * q - 3.487_606_5e-3) * q - 0.015_752_755) * q + 0.076_672_58) * q;
    let p = (p - 0.169_777_4) * q + 0.243_027_9;
    let tail = p * (3.0 * t) * density;
    (if x < 0.0 { tail } else { 1.0 - tail }, density)
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
        check("softplus", 2.9, softplus, |x| x.max(0.0) + (-x.abs()).exp().ln_1p());
        check("tanh", 2.6, tanh, f64::tanh);
        check(
            "normal_distribution",
            6.0,
            |x| normal_distribution(x).0,
            |x| 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2),
        );
        check("its density", 1.2, |x| normal_distribution(x).1, |x| (-0.5 * x * x).exp());
    }

    #[test]
    fn the_edges_are_what_the_formulas_say() {
        for function in
            [exp, exp_m1, tanh, softplus, ln, ln_1p, |x| normal_distribution(x).0, |x| normal_distribution(x).1]
        {
            assert!(function(f32::NAN).is_nan());
        }
        assert_eq!((exp(f32::INFINITY), exp(f32::NEG_INFINITY), exp(0.0)), (f32::INFINITY, 0.0, 1.0));
        assert_eq!((exp_m1(f32::INFINITY), exp_m1(f32::NEG_INFINITY), exp_m1(0.0)), (f32::INFINITY, -1.0, 0.0));
        assert_eq!((tanh(f32::INFINITY), tanh(f32::NEG_INFINITY)), (1.0, -1.0));
        assert_eq!((ln(f32::INFINITY), ln(0.0), ln(1.0)), (f32::INFINITY, f32::NEG_INFINITY, 0.0));
        assert_eq!((ln_1p(f32::INFINITY), ln_1p(-1.0)), (f32::INFINITY, f32::NEG_INFINITY));
        assert_eq!((softplus(f32::INFINITY), softplus(f32::NEG_INFINITY)), (f32::INFINITY, 0.0));
        assert!(ln(-1.0).is_nan() && ln_1p(-2.0).is_nan());
        assert_eq!([f32::INFINITY, f32::NEG_INFINITY].map(normal_distribution), [(1.0, 0.0), (0.0, 0.0)]);
    }
}
