//! Weighted sums of a few samples: units lie along the registers, as for [one sample](super::one_sample()), so that no lane is left over and each
//! weight is read once.

use std::marker::PhantomData;
use std::ops::Range;

use super::prefetch::bring;
use super::product::is_worth_sharing;
use super::vector::{MOST_LANES, Vector};
use super::{Element, Kernel, threads};

/// Most samples that may be few.
const FEW: usize = 8;

/// Whether so many samples of a layer are better off here than in [`product`](super::product()), which fills registers with samples.
pub(crate) fn are_few(samples: usize, units: usize) -> bool {
    // Of a narrow layer the sums are soon done, and putting them where they belong is most of the work.
    samples <= if units > 2 * MOST_LANES { FEW } else { FEW / 2 }
}

/// The outputs of a layer for a few samples, at most eight: `y ← max(Σ weights[p] · x[p] + addend, least)`, where the weights of input `p` begin at
/// `p · units`, its samples at `p · step`, and the samples of a unit at `unit · step`. `addends` holds one for each unit, or none. Each sum runs in
/// the order of `p`: a sample has the same bits alone and among others. Behind the samples `y`
/// holds what follows from what is behind those of `x`, or copies of that.
pub(crate) fn few_samples<T: Element>(
    (samples, step): (usize, usize),
    (x, weights): (&[T], &[T]),
    (addends, least): (&[T], Option<T>),
    y: &mut [T],
) {
    assert!((1..=FEW).contains(&samples) && step.is_multiple_of(MOST_LANES), "too many samples, or rows too narrow");
    let (inputs, units) = (x.len() / step, y.len() / step);
    assert!(weights.len() >= inputs * units, "too few weights");
    assert!(addends.is_empty() || addends.len() >= units, "too few addends");
    let y = y.as_mut_ptr();
    let whole = FewSamples { samples, step, inputs, units, x, weights, addends, least, y, result: PhantomData };
    if !is_worth_sharing(inputs * units * samples, units.div_ceil(PIECE)) {
        return T::run_few_samples(&(&whole, 0..units));
    }
    let piece = units.div_ceil(threads::crew_size()).next_multiple_of(PIECE);
    threads::share(units.div_ceil(piece), &|_, pieces| {
        T::run_few_samples(&(&whole, pieces.start * piece..units.min(pieces.end * piece)));
    });
}

/// Units that make a piece.
const PIECE: usize = 2 * MOST_LANES;

/// Registers of units, at most.
const MOST_VECTORS: usize = 8;

/// Inputs ahead of which weights are asked for: those of a wide layer lie far from each other.
const AHEAD: usize = 8;

/// The whole of it, checked: for what is written a pointer, since several threads write parts of it.
pub(super) struct FewSamples<'a, T> {
    samples: usize,
    step: usize,
    inputs: usize,
    units: usize,
    x: &'a [T],
    weights: &'a [T],
    addends: &'a [T],
    least: Option<T>,
    y: *mut T,
    result: PhantomData<&'a mut [T]>,
}

// SAFETY: it stands for slices that may be sent and shared, and only `run` writes, each part the rows of its own units.
unsafe impl<T: Element> Sync for FewSamples<'_, T> {}

impl<T: Element> Kernel<T> for &(&FewSamples<'_, T>, Range<usize>) {
    type Output = ();

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) {
        let (all, units) = self;
        // As many sums as the registers hold, but no more than there are units for.
        match (all.samples, units.len() <= 2 * V::LANES) {
            (..=2, true) => all.panels::<V, 2, 2>(units),
            (3 | 4, true) => all.panels::<V, 4, 2>(units),
            (samples, _) if const { V::TILE_ROWS >= 12 } => match samples {
                ..=2 => all.panels::<V, 2, MOST_VECTORS>(units),
                3 | 4 => all.panels::<V, 4, 6>(units),
                _ => all.panels::<V, FEW, 3>(units),
            },
            (..=2, false) => all.panels::<V, 2, 4>(units),
            (3 | 4, false) => all.panels::<V, 4, 3>(units),
            _ => all.panels::<V, FEW, 1>(units),
        }
    }
}

impl<T: Element> FewSamples<'_, T> {
    /// Some units, so many registers of them after so many.
    #[inline(always)]
    fn panels<V: Vector<Element = T>, const SAMPLES: usize, const VECTORS: usize>(&self, units: &Range<usize>) {
        let mut rows = [[T::default(); MOST_VECTORS * MOST_LANES]; SAMPLES];
        for unit in units.clone().step_by(VECTORS * V::LANES) {
            let count = (VECTORS * V::LANES).min(units.end - unit);
            // SAFETY: `few_samples` has checked that there are weights and results for these units, and rows of `x` and `y` for `SAMPLES` samples;
            // nobody else has these units.
            unsafe {
                self.sums::<V, SAMPLES, VECTORS>(unit..unit + count, &mut rows);
                self.unload::<V, SAMPLES>(unit..unit + count, &rows);
            }
        }
    }

    /// The outputs of some units, sample after sample.
    ///
    /// # Safety
    ///
    /// There must be such units, no more than the registers hold.
    #[inline(always)]
    unsafe fn sums<V: Vector<Element = T>, const SAMPLES: usize, const VECTORS: usize>(
        &self,
        units: Range<usize>,
        rows: &mut [[T; MOST_VECTORS * MOST_LANES]; SAMPLES],
    ) {
        let lanes = |vector: usize| units.len().saturating_sub(vector * V::LANES).min(V::LANES);
        // SAFETY: passed on; there are so many lanes.
        unsafe {
            // Told in constants, whole registers need no masks.
            if V::MASKS_COST && units.len() == VECTORS * V::LANES {
                self.sums_of::<V, SAMPLES, VECTORS>(units.start, [V::LANES; VECTORS], rows);
            } else {
                self.sums_of::<V, SAMPLES, VECTORS>(units.start, std::array::from_fn(lanes), rows);
            }
        }
    }

    /// The same, told how many lanes of each register count.
    ///
    /// # Safety
    ///
    /// As above, and there must be a unit for each lane.
    #[inline(always)]
    unsafe fn sums_of<V: Vector<Element = T>, const SAMPLES: usize, const VECTORS: usize>(
        &self,
        unit: usize,
        lanes: [usize; VECTORS],
        rows: &mut [[T; MOST_VECTORS * MOST_LANES]; SAMPLES],
    ) {
        // SAFETY: the caller vouches for the units; lanes past the last are not touched, and `SAMPLES` is at most `step`.
        unsafe {
            let mut sums = [[V::zero(); VECTORS]; SAMPLES];
            let (mut from, mut x) = (self.weights.as_ptr().wrapping_add(unit), self.x.as_ptr());
            for _ in 0..self.inputs {
                let weights: [V; VECTORS] = std::array::from_fn(|vector| {
                    bring(from.wrapping_add(AHEAD * self.units + vector * V::LANES));
                    V::load_first(from.wrapping_add(vector * V::LANES), lanes[vector])
                });
                for (sample, sums) in sums.iter_mut().enumerate() {
                    let x = V::splat(*x.add(sample));
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        *sum = x.times_plus(weights, *sum);
                    }
                }
                (from, x) = (from.wrapping_add(self.units), x.wrapping_add(self.step));
            }
            for (sums, row) in sums.into_iter().zip(rows) {
                for (vector, mut sum) in sums.into_iter().enumerate() {
                    if !self.addends.is_empty() {
                        let addends = self.addends.as_ptr().wrapping_add(unit + vector * V::LANES);
                        sum = sum.plus(V::load_first(addends, lanes[vector]));
                    }
                    if let Some(least) = self.least {
                        sum = V::splat(least).or_larger(sum);
                    }
                    sum.store(row.as_mut_ptr().add(vector * V::LANES));
                }
            }
        }
    }

    /// Puts them where they belong, unit after unit.
    ///
    /// # Safety
    ///
    /// There must be such units, and nobody else may have them.
    #[inline(always)]
    unsafe fn unload<V: Vector<Element = T>, const SAMPLES: usize>(
        &self,
        units: Range<usize>,
        rows: &[[T; MOST_VECTORS * MOST_LANES]; SAMPLES],
    ) {
        for lane in (0..self.step).step_by(V::LANES) {
            let starts: [*const T; MOST_LANES] =
                std::array::from_fn(|row| rows[(lane + row).min(SAMPLES - 1)].as_ptr());
            for first in (0..units.len()).step_by(V::LANES) {
                // SAFETY: rows are whole registers of units, and those of `y` of samples, of which the caller vouches for these.
                unsafe {
                    let lines = V::columns(&starts, first, V::LANES);
                    for (unit, line) in (units.start + first..units.end).zip(lines.into_iter().take(V::LANES)) {
                        line.store(self.y.add(unit * self.step + lane));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::noise::noise;
    use super::*;
    use crate::kernels::{one_sample, with_threads};

    fn compare<T: crate::Scalar>((inputs, units): (usize, usize), samples: usize, threads: usize) {
        let (step, weights, bias) = (16, noise::<T>(inputs * units, 1), noise(units, 2));
        let x = noise(inputs * step, 3);
        for (addends, least) in [(&[][..], None), (&bias[..], Some(T::from_f64(-0.1)))] {
            let mut y = vec![T::from_f64(f64::NAN); units * step];
            with_threads(threads, || few_samples((samples, step), (&x, &weights), (addends, least), &mut y));
            assert!(y.iter().all(|number| number.is_finite()), "{inputs} {units} {samples}");
            for sample in 0..samples {
                let x: Vec<T> = x.iter().skip(sample).step_by(step).copied().collect();
                let mut alone = vec![T::from_f64(f64::NAN); units];
                one_sample(&x, &weights, addends, least, &mut alone);
                let among = y.iter().skip(sample).step_by(step);
                assert!(alone.iter().eq(among), "{inputs} {units} {samples}, sample {sample}");
            }
        }
    }

    #[test]
    fn samples_have_the_same_bits_alone_and_among_a_few_on_any_number_of_threads() {
        let sizes =
            if cfg!(miri) { vec![(3, 7), (2, 70)] } else { vec![(1, 1), (8, 30), (5, 16), (700, 300), (3, 131)] };
        for sizes in sizes {
            for samples in (1..=FEW).step_by(if cfg!(miri) { 3 } else { 1 }) {
                for threads in if cfg!(miri) { vec![3] } else { vec![1, 3] } {
                    compare::<f32>(sizes, samples, threads);
                    compare::<f64>(sizes, samples, threads);
                }
            }
        }
    }
}
