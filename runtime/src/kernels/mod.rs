//! The arithmetic of a step, and the only place with `unsafe` or SIMD.
//!
//! A kernel is written once, generic over a `Vector`, and compiled for each instruction set; which one runs
//! is decided in `Element::dispatch` and nowhere else. Every public function here checks its slices before it trusts a pointer,
//! so the rest of the crate is safe code. Planes are feature-major: the samples of one feature lie side by side, so that a
//! register holds one feature of several samples.
//!
//! Under Miri, where the tests take smaller sizes: `cargo +nightly miri test -p neurotype --lib kernels`, with
//! `RUSTFLAGS=-Ctarget-feature=+avx2,+fma,+bmi2` for the instructions of AVX2; of AVX-512 it does not know all that is used here.
//! That runs under the address sanitizer: `RUSTFLAGS="-Zsanitizer=address -Cunsafe-allow-abi-mismatch=sanitizer" cargo +nightly test -p neurotype --lib kernels
//! --target x86_64-unknown-linux-gnu`, and the same of `neurotype-tests` with `--test training --test gradients --test generated --test behaviour`.
//!
//! NEON on another machine: `cargo test -p neurotype --lib --target aarch64-unknown-linux-gnu`, with `aarch64-linux-gnu-gcc` and
//! `qemu-aarch64 -L /usr/aarch64-linux-gnu` as `CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER` and `…_RUNNER`.

#![allow(unsafe_code, reason = "kernels alone may; each block says why it is sound")]

#[cfg(target_arch = "x86_64")]
#[allow(clippy::wildcard_imports, reason = "the intrinsics of one instruction set")]
mod avx2;
#[cfg(target_arch = "x86_64")]
#[allow(clippy::wildcard_imports, reason = "the intrinsics of one instruction set")]
mod avx512;
mod bytes;
mod each;
mod few;
mod finite;
pub(crate) mod functions;
#[cfg(target_arch = "aarch64")]
#[allow(clippy::wildcard_imports, reason = "the intrinsics of one instruction set")]
mod neon;
#[cfg(test)]
mod noise;
mod one_sample;
mod one_unit;
mod peak;
mod prefetch;
mod product;
mod scalar;
mod sums;
#[cfg(test)]
mod tests;
mod threads;
mod transpose;
mod vector;
mod workspace;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;

pub(crate) use bytes::scale_bytes;
pub use each::Alongside;
pub(crate) use each::{Average, copy, each, scale};
use few::FewSamples;
pub(crate) use few::{are_few, few_samples};
pub(crate) use finite::first_not_finite;
use one_sample::OneSample;
pub(crate) use one_sample::one_sample;
use one_unit::OneUnit;
pub(crate) use one_unit::one_unit;
pub use peak::peak;
pub(crate) use prefetch::prefetch;
pub(crate) use product::{Factor, Finish, WeightGradient, product};
use product::{Product, run_in_blocks};
pub(crate) use sums::{TOGETHER, column_square_sums, long_sum, square_sum, sum_of};
pub(crate) use threads::{
    MOST_THREADS, Slices, StepKind, are_shared, crew_size, in_parts, in_rows, on_each_thread, pace, share_slices,
    with_threads_for,
};
pub use threads::{set_threads, threads, with_threads};
use transpose::Transpose;
pub(crate) use transpose::{gather, transpose};
use vector::Vector;
pub(crate) use workspace::{Aligned, apart};

/// The numbers that kernels exist for: `f32` and `f64`.
pub trait Element:
    Copy + Default + Send + Sync + PartialOrd + std::ops::Add<Output = Self> + std::ops::Mul<Output = Self> + 'static
{
    /// −∞, which is below all other numbers.
    #[doc(hidden)]
    const LOWEST: Self;

    /// A single 1: a bias is the weight of an input that is always that.
    #[doc(hidden)]
    const ALONE: &'static [Self];

    /// `self · factor + addend`, rounded once where every processor of the target has an instruction for that; elsewhere it would be a call.
    #[doc(hidden)]
    #[must_use]
    fn times_plus(self, factor: Self, addend: Self) -> Self;

    /// Runs a kernel on the registers of the machine's best instruction set.
    #[doc(hidden)]
    fn dispatch<K: Kernel<Self>>(kernel: K) -> K::Output;

    /// Runs the one instance of the product, in blocks if it is large, which is compiled with this crate and not with each network.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only this module runs kernels")]
    fn run_product(product: &Product<'_, Self>);

    /// Lends so much of the thread's room, which grows and stays. Not on the stack, where each product would pay for it, used or not.
    #[doc(hidden)]
    fn with_room<R>(length: usize, work: impl FnOnce(&mut [Self]) -> R) -> R;

    /// Runs the one instance of a unit alone.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only this module runs kernels")]
    fn run_one_unit(unit: &mut OneUnit<'_, Self>);

    /// Runs the one instance of a sample alone.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only this module runs kernels")]
    fn run_one_sample(sample: &mut OneSample<'_, Self>);

    /// Runs the one instance of a few samples.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only this module runs kernels")]
    fn run_few_samples(samples: &(&FewSamples<'_, Self>, Range<usize>));

    /// Runs the one instance of the transposition.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only this module runs kernels")]
    fn run_transpose(transpose: &Transpose<'_, Self>);
}

/// A piece of arithmetic that can be compiled for any instruction set.
#[doc(hidden)]
#[allow(private_bounds, reason = "only this module runs kernels")]
pub trait Kernel<T> {
    /// What comes out besides what is written through its slices.
    type Output;

    /// Does the work; `#[inline(always)]`, so that it is compiled for the set that calls it.
    fn run<V: Vector<Element = T>>(self) -> Self::Output;
}

/// What the machine offers, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InstructionSet {
    /// Plain Rust, vectorised by the compiler for its target.
    Portable,
    /// NEON, of 64-bit ARM; two registers at a time.
    Neon,
    /// AVX2 with FMA.
    Avx2,
    /// AVX-512 Foundation, with its lengths, double words and bytes.
    Avx512,
}

/// The instruction set that kernels use: the machine's best, or the one that `NEUROTYPE_KERNELS` names
/// (`portable`, `avx2`, `avx512`) if the machine has it. 64-bit ARM has NEON or `portable`.
pub fn instruction_set() -> InstructionSet {
    static CHOSEN: OnceLock<InstructionSet> = OnceLock::new();
    *CHOSEN.get_or_init(|| {
        let wanted = match std::env::var("NEUROTYPE_KERNELS").as_deref() {
            Ok("portable") => InstructionSet::Portable,
            Ok("avx2") => InstructionSet::Avx2,
            _ => InstructionSet::Avx512,
        };
        best().min(wanted)
    })
}

#[cfg(target_arch = "x86_64")]
fn best() -> InstructionSet {
    let has = |set: &[bool]| set.iter().all(|feature| *feature);
    let avx2 =
        has(&[is_x86_feature_detected!("avx2"), is_x86_feature_detected!("fma"), is_x86_feature_detected!("bmi2")]);
    let avx512 = has(&[
        is_x86_feature_detected!("avx512f"),
        is_x86_feature_detected!("avx512vl"),
        is_x86_feature_detected!("avx512dq"),
        is_x86_feature_detected!("avx512bw"),
    ]);
    match (avx2, avx512) {
        (true, true) => InstructionSet::Avx512,
        (true, false) => InstructionSet::Avx2,
        _ => InstructionSet::Portable,
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn best() -> InstructionSet {
    if cfg!(target_arch = "aarch64") { InstructionSet::Neon } else { InstructionSet::Portable }
}

macro_rules! element {
    ($element:ty, $portable:literal, $neon:ident, $avx2:ident, $avx512:ident) => {
        impl Element for $element {
            const LOWEST: Self = <$element>::NEG_INFINITY;
            const ALONE: &'static [Self] = &[1.0];

            #[inline(always)]
            fn times_plus(self, factor: Self, addend: Self) -> Self {
                if cfg!(any(target_arch = "aarch64", target_feature = "fma")) {
                    self.mul_add(factor, addend)
                } else {
                    self * factor + addend
                }
            }

            #[inline]
            fn dispatch<K: Kernel<Self>>(kernel: K) -> K::Output {
                match instruction_set() {
                    #[cfg(target_arch = "x86_64")]
                    // SAFETY: `best` has found these instructions on this processor.
                    InstructionSet::Avx512 => unsafe { avx512::run::<avx512::$avx512, K>(kernel) },
                    #[cfg(target_arch = "x86_64")]
                    // SAFETY: `best` has found these instructions on this processor.
                    InstructionSet::Avx2 => unsafe { avx2::run::<avx2::$avx2, K>(kernel) },
                    #[cfg(target_arch = "aarch64")]
                    InstructionSet::Neon => scalar::run::<neon::$neon, K>(kernel),
                    _ => scalar::run::<scalar::Portable<$element, $portable>, K>(kernel),
                }
            }

            #[allow(private_interfaces, reason = "only this module runs kernels")]
            fn run_product(product: &Product<'_, Self>) {
                run_in_blocks(product);
            }

            fn with_room<R>(length: usize, work: impl FnOnce(&mut [Self]) -> R) -> R {
                thread_local! {
                    static ROOM: RefCell<Aligned<$element>> = RefCell::default();
                }
                ROOM.with_borrow_mut(|room| {
                    room.reserve(length);
                    work(&mut room[..length])
                })
            }

            #[allow(private_interfaces, reason = "only this module runs kernels")]
            fn run_one_unit(unit: &mut OneUnit<'_, Self>) {
                Self::dispatch(unit);
            }

            #[allow(private_interfaces, reason = "only this module runs kernels")]
            fn run_one_sample(sample: &mut OneSample<'_, Self>) {
                Self::dispatch(sample);
            }

            #[allow(private_interfaces, reason = "only this module runs kernels")]
            fn run_few_samples(samples: &(&FewSamples<'_, Self>, Range<usize>)) {
                Self::dispatch(samples);
            }

            #[allow(private_interfaces, reason = "only this module runs kernels")]
            fn run_transpose(transpose: &Transpose<'_, Self>) {
                Self::dispatch(transpose);
            }
        }
    };
}

element!(f32, 8, F32x8, F32x8, F32x16);
element!(f64, 4, F64x4, F64x4, F64x8);

struct Loop<F>(F);

impl<T: Element, F: FnOnce() -> R, R> Kernel<T> for Loop<F> {
    type Output = R;

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) -> R {
        (self.0)()
    }
}

/// Runs a loop over slices, compiled for the machine's instruction set, so that the compiler's own vectorisation may
/// use all of it. The closure must be marked `#[inline(always)]`.
pub(crate) fn vectorized<T: Element, R>(work: impl FnOnce() -> R) -> R {
    T::dispatch(Loop(work))
}
