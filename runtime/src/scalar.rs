//! The numbers that networks compute with.

use std::cell::Cell;
use std::fmt::{Debug, Display};
use std::iter::Sum;
use std::ops::{AddAssign, Div, DivAssign, MulAssign, Neg, Sub, SubAssign};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::constraints::AnyConstraint;
use crate::kernels::{Element, functions};
use crate::regularizers::AnyRegularizer;
use crate::shape::Sizes;
use crate::training::Workbench;

/// A number that networks compute with: `f32` (the default) or `f64`.
#[diagnostic::on_unimplemented(
    message = "networks do not compute with `{Self}`",
    label = "use `f32` or `f64`; a number of theirs has a point, as `1.0`"
)]
pub trait Scalar:
    Element
    + Debug
    + Display
    + nalgebra::Scalar
    + Sub<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
    + Sum
    + Serialize
    + DeserializeOwned
{
    /// `"f32"` or `"f64"`.
    const NAME: &'static str;
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// The smallest positive normal number.
    const TINY: Self;

    /// What running means may count as 0: far below what any result shows, far above the numbers without full precision, with which
    /// processors are slow.
    const NEGLIGIBLE: Self;

    /// The nearest number of this type.
    fn from_f64(number: f64) -> Self;
    /// The same number, which both types have.
    fn from_f32(number: f32) -> Self;
    /// Its bytes behind others, the lowest first, as files hold them.
    #[doc(hidden)]
    fn write_bytes(self, bytes: &mut Vec<u8>);
    /// The same number in double precision.
    fn to_f64(self) -> f64;
    /// Neither infinite nor NaN.
    fn is_finite(self) -> bool;
    /// eˣ.
    #[must_use]
    fn exp(self) -> Self;
    /// eˣ − 1, exact near 0.
    #[must_use]
    fn exp_m1(self) -> Self;
    /// ln x.
    #[must_use]
    fn ln(self) -> Self;
    /// ln(1 + x), exact near 0.
    #[must_use]
    fn ln_1p(self) -> Self;
    /// ln(1 + eˣ), exact far below 0.
    #[must_use]
    fn softplus(self) -> Self;
    /// tanh x.
    #[must_use]
    fn tanh(self) -> Self;
    /// The share of the standard normal distribution below x, and its density times √(2π), e^(−x²/2).
    #[must_use]
    fn normal_distribution(self) -> (Self, Self);
    /// √x.
    #[must_use]
    fn sqrt(self) -> Self;
    /// |x|.
    #[must_use]
    fn abs(self) -> Self;

    /// The number itself, or 0 if it is [`NEGLIGIBLE`](Self::NEGLIGIBLE).
    #[must_use]
    #[inline]
    fn or_nothing(self) -> Self {
        if self.abs() < Self::NEGLIGIBLE { Self::ZERO } else { self }
    }

    /// What a regularizer takes these weights to cost; adds its gradient.
    #[doc(hidden)]
    fn penalize(regularizer: &dyn AnyRegularizer, weights: &[Self], sizes: Sizes, gradient: Option<&mut [Self]>)
    -> f64;

    /// Lets a constraint put these weights back.
    #[doc(hidden)]
    fn constrain(constraint: &dyn AnyConstraint, weights: &mut [Self], sizes: Sizes);

    /// Lends this thread's workbench for predictions.
    #[doc(hidden)]
    #[allow(private_bounds, reason = "only this crate predicts")]
    fn lend<R>(work: impl FnOnce(&mut Workbench<Self>) -> R) -> R;

    /// The larger of two; the number itself if they cannot be compared, so that NaN stays NaN whatever its bounds.
    #[must_use]
    #[inline]
    fn larger(self, other: Self) -> Self {
        if self < other { other } else { self }
    }

    /// The smaller of two; the number itself if they cannot be compared.
    #[must_use]
    #[inline]
    fn smaller(self, other: Self) -> Self {
        if self > other { other } else { self }
    }
}

macro_rules! scalar {
    ($float:ident, $negligible:literal, $penalty:ident, $project:ident, $($function:ident = $computed:path),+; $normal:path) => {
        #[diagnostic::do_not_recommend]
        impl Scalar for $float {
            const NAME: &'static str = stringify!($float);
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const TINY: Self = $float::MIN_POSITIVE;
            const NEGLIGIBLE: Self = $negligible;

            #[inline]
            #[allow(clippy::cast_lossless, reason = "the same line serves both types")]
            fn from_f64(number: f64) -> Self {
                number as $float
            }

            #[inline]
            #[allow(clippy::cast_lossless, clippy::unnecessary_cast, reason = "the same line serves both types")]
            fn from_f32(number: f32) -> Self {
                number as $float
            }

            #[inline]
            fn write_bytes(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn to_f64(self) -> f64 {
                self.into()
            }

            #[inline]
            fn is_finite(self) -> bool {
                $float::is_finite(self)
            }

            fn penalize(
                regularizer: &dyn AnyRegularizer,
                weights: &[Self],
                sizes: Sizes,
                gradient: Option<&mut [Self]>,
            ) -> f64 {
                regularizer.$penalty(weights, sizes, gradient)
            }

            fn constrain(constraint: &dyn AnyConstraint, weights: &mut [Self], sizes: Sizes) {
                constraint.$project(weights, sizes);
            }

            #[allow(private_bounds, reason = "only this crate predicts")]
            fn lend<R>(work: impl FnOnce(&mut Workbench<Self>) -> R) -> R {
                thread_local! { static WORKBENCH: Cell<Option<Box<Workbench<$float>>>> = const { Cell::new(None) }; }
                // A layer that predicts with another network meanwhile gets a workbench of its own.
                let mut workbench = WORKBENCH.try_with(Cell::take).ok().flatten().unwrap_or_default();
                let result = work(&mut workbench);
                // A thread that is about to end keeps nothing.
                let _ = WORKBENCH.try_with(|place| place.set(Some(workbench)));
                result
            }

            $(
                #[inline(always)]
                fn $function(self) -> Self {
                    $computed(self)
                }
            )+

            #[inline(always)]
            fn normal_distribution(self) -> (Self, Self) {
                $normal(self)
            }

            #[inline]
            fn sqrt(self) -> Self {
                $float::sqrt(self)
            }

            #[inline]
            fn abs(self) -> Self {
                $float::abs(self)
            }
        }
    };
}

scalar!(
    f32,
    1e-33,
    penalty_f32,
    project_f32,
    exp = functions::exp,
    exp_m1 = functions::exp_m1,
    ln = functions::ln,
    ln_1p = functions::ln_1p,
    softplus = functions::softplus,
    tanh = functions::tanh;
    functions::normal_distribution
);
scalar!(
    f64,
    1e-300,
    penalty_f64,
    project_f64,
    exp = f64::exp,
    exp_m1 = f64::exp_m1,
    ln = f64::ln,
    ln_1p = f64::ln_1p,
    softplus = double_softplus,
    tanh = f64::tanh;
    double_normal_distribution
);

/// Φ(x) = ½ · erfc(−x / √2), and e^(−x²/2).
fn double_normal_distribution(x: f64) -> (f64, f64) {
    (0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2), (-0.5 * x * x).exp())
}

fn double_softplus(x: f64) -> f64 {
    (if x < 0.0 { 0.0 } else { x }) + (-x.abs()).exp().ln_1p()
}
