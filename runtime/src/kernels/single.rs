//! Weighted sums where one side is single: one unit, or one sample.
//!
//! They are the last layer of a regression and the whole of a small prediction, too short for the ways of
//! [`product`](super::product()). A sample has the same bits here as among others there.

use std::ops::Range;

use super::prefetch::bring;
use super::product::Finish;
use super::vector::{MOST_LANES, Vector};
use super::{Element, Kernel, threads};

/// The outputs of one unit: `y ← max(Σ weights[p] · x[p] + addend, least)` for each of `step` samples, where `x[p]` begins at
/// `p · step`. The sum is eight sums of every eighth product.
#[inline(always)]
pub(crate) fn one_unit<T: Element>(weights: &[T], x: &[T], finish: &Finish<'_, T>, y: &mut [T]) {
    assert!(x.len() >= weights.len() * y.len(), "too few inputs");
    T::run_one_unit(&mut OneUnit { weights, x, finish, y });
}

/// The outputs of several units for one sample: `y ← max(Σ x[p] · weights[p] + addend, least)`, where the units' weights of `x[p]`
/// begin at `p · units`, and `addends` holds one for each unit, or none. Each sum runs in the order of `p`, as in a product.
#[inline(always)]
pub(crate) fn one_sample<T: Element>(x: &[T], weights: &[T], addends: &[T], least: Option<T>, y: &mut [T]) {
    assert!(weights.len() >= x.len() * y.len(), "too few weights");
    assert!(addends.is_empty() || addends.len() >= y.len(), "too few addends");
    if x.len() * y.len() < WORTH_SHARING {
        return T::run_one_sample(&mut OneSample { x, weights, step: y.len(), addends, least, y });
    }
    share_one_sample(x, weights, addends, least, y);
}

/// Multiplications from which on the units of a sample are worth handing out where there are helpers already, and hiring for: weights come from
/// the second cache at best, so each takes as long as four of a product.
const WORTH_SHARING: usize = 1 << 15;
const WORTH_HIRING: usize = 1 << 17;

/// The same for several threads: to each the same units each time, so that their weights stay in its core's cache.
fn share_one_sample<T: Element>(x: &[T], weights: &[T], addends: &[T], least: Option<T>, y: &mut [T]) {
    let units = y.len();
    let is_shared = threads::is_worth_it(x.len() * units, [WORTH_SHARING, WORTH_HIRING]);
    let parts = if is_shared { threads::crew_size() } else { 1 };
    let piece = units.div_ceil(parts).next_multiple_of(2 * MOST_LANES);
    let part = |range: Range<usize>, y: &mut [T]| {
        let addends = addends.get(range.clone()).unwrap_or_default();
        T::run_one_sample(&mut OneSample { x, weights: &weights[range.start..], step: units, addends, least, y });
    };
    if piece < units { threads::in_pieces(y, piece, part) } else { part(0..units, y) }
}

/// Sums that run beside each other, so that no addition waits for the one before.
const CHAINS: usize = 8;

/// One unit, checked.
pub(super) struct OneUnit<'a, T> {
    weights: &'a [T],
    x: &'a [T],
    finish: &'a Finish<'a, T>,
    y: &'a mut [T],
}

impl<T: Element> Kernel<T> for &mut OneUnit<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) {
        let step = self.y.len();
        // SAFETY: `one_unit` has checked that there are `step` inputs for each weight, and lanes past `step` are not touched.
        unsafe {
            let addend = V::splat(self.finish.addends.first().copied().unwrap_or_default());
            let finish = |sum: V| {
                let sum = sum.plus(addend);
                self.finish.least.map_or(sum, |least| V::splat(least).or_larger(sum))
            };
            if step == 1 {
                let sum = finish(V::splat(interleaved::<V>(self.weights, self.x)));
                return sum.store_first(self.y.as_mut_ptr(), 1);
            }
            let mut column = 0;
            while column < step {
                let lanes = V::LANES.min(step - column);
                let mut sums = [V::zero(); CHAINS];
                for (p, weights) in self.weights.chunks(CHAINS).enumerate() {
                    let from = self.x.as_ptr().add(p * CHAINS * step + column);
                    if weights.len() == CHAINS {
                        for (chain, weight) in weights.iter().enumerate() {
                            let x = V::load_first(from.add(chain * step), lanes);
                            sums[chain] = V::splat(*weight).times_plus(x, sums[chain]);
                        }
                    } else {
                        for (chain, sum) in sums.iter_mut().enumerate() {
                            if let Some(weight) = weights.get(chain) {
                                let x = V::load_first(from.add(chain * step), lanes);
                                *sum = V::splat(*weight).times_plus(x, *sum);
                            }
                        }
                    }
                }
                let [a, b, c, d, e, f, g, h] = sums;
                let sum = a.plus(e).plus(c.plus(g)).plus(b.plus(f).plus(d.plus(h)));
                finish(sum).store_first(self.y.as_mut_ptr().add(column), lanes);
                column += lanes;
            }
        }
    }
}

/// The sum of products of two rows, in the order of the chains: one lane is one chain.
///
/// # Safety
///
/// There must be as many inputs as weights.
#[inline(always)]
unsafe fn interleaved<V: Vector>(weights: &[V::Element], x: &[V::Element]) -> V::Element {
    // Whole registers are stored: what is stored through a mask is long on its way.
    let mut chains = [V::Element::default(); CHAINS + MOST_LANES];
    let wide = V::LANES.min(CHAINS);
    for first in (0..CHAINS / wide).map(|register| register * wide) {
        // SAFETY: the caller vouches for the inputs; of each eight numbers those of the chains from `first` on are read.
        unsafe {
            let mut sum = V::zero();
            for place in (first..weights.len()).step_by(CHAINS) {
                let lanes = wide.min(weights.len() - place);
                let weights = V::load_first(weights.as_ptr().add(place), lanes);
                sum = weights.times_plus(V::load_first(x.as_ptr().add(place), lanes), sum);
            }
            sum.store(chains.as_mut_ptr().add(first));
        }
    }
    let [a, b, c, d, e, f, g, h, ..] = chains;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// One sample, checked.
pub(super) struct OneSample<'a, T> {
    x: &'a [T],
    weights: &'a [T],
    /// From the weights of one input to those of the next.
    step: usize,
    addends: &'a [T],
    least: Option<T>,
    y: &'a mut [T],
}

impl<T: Element> Kernel<T> for &mut OneSample<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<V: Vector<Element = T>>(self) {
        let OneSample { x, weights, step, addends, least, ref mut y } = *self;
        let (units, y) = (y.len(), y.as_mut_ptr());
        let row = Row {
            x,
            weights: weights.as_ptr(),
            step,
            units,
            addends: addends.as_ptr(),
            adds: !addends.is_empty(),
            least,
            y,
        };
        if units <= 2 * V::LANES {
            // Out of the loop, before which what its widest tiles need is made ready: that is more than a few units take.
            // SAFETY: as below.
            unsafe { if units <= V::LANES { row.columns::<V, 1>(0) } else { row.columns::<V, 2>(0) } };
            return;
        }
        let mut column = 0;
        while column < units {
            // SAFETY: `one_sample` has checked that there are `units` weights for each input, and as many addends if any.
            // Tiles are no wider than the registers that the instruction set has.
            unsafe {
                column += match (units - column).div_ceil(V::LANES).min(2 * V::TILE_ROWS) {
                    1 => row.columns::<V, 1>(column),
                    2 => row.columns::<V, 2>(column),
                    3 | 4 => row.columns::<V, 4>(column),
                    5..=8 => row.columns::<V, 8>(column),
                    9..=12 => row.columns::<V, 12>(column),
                    13..=16 => row.columns::<V, 16>(column),
                    17..=20 => row.columns::<V, 20>(column),
                    _ => row.columns::<V, 24>(column),
                };
            }
        }
    }
}

/// Registers from which on the weights are asked for ahead, and how many inputs: those of a layer so wide may lie beyond the second cache.
const WIDE: usize = 8;
const AHEAD: usize = 5;

/// One sample as pointers.
struct Row<'a, T> {
    x: &'a [T],
    weights: *const T,
    step: usize,
    units: usize,
    addends: *const T,
    adds: bool,
    least: Option<T>,
    y: *mut T,
}

impl<T: Element> Row<'_, T> {
    /// The units from one on, at most as many as the registers hold; gives how many registers hold.
    ///
    /// # Safety
    ///
    /// There must be such a unit, and for each input the weights of all units.
    #[inline(always)]
    unsafe fn columns<V: Vector<Element = T>, const VECTORS: usize>(&self, column: usize) -> usize {
        let left = self.units - column;
        let lanes = |vector: usize| left.saturating_sub(vector * V::LANES).min(V::LANES);
        // SAFETY: passed on; there are so many lanes.
        unsafe {
            // Told in constants, whole registers need no masks.
            if V::MASKS_COST && left >= VECTORS * V::LANES {
                self.sums::<V, VECTORS>(column, [V::LANES; VECTORS]);
            } else {
                self.sums::<V, VECTORS>(column, std::array::from_fn(lanes));
            }
        }
        VECTORS * V::LANES
    }

    /// The sums of some units, told how many lanes of each register count.
    ///
    /// # Safety
    ///
    /// As above, and there must be a unit for each lane.
    #[inline(always)]
    unsafe fn sums<V: Vector<Element = T>, const VECTORS: usize>(&self, column: usize, lanes: [usize; VECTORS]) {
        // SAFETY: the caller vouches for the units and the weights; lanes past the last unit are not touched.
        unsafe {
            let mut sums = [V::zero(); VECTORS];
            let mut from = self.weights.add(column);
            for x in self.x {
                if VECTORS >= WIDE {
                    for vector in 0..VECTORS {
                        bring(from.wrapping_add(AHEAD * self.step + vector * V::LANES));
                    }
                }
                let x = V::splat(*x);
                for (vector, sum) in sums.iter_mut().enumerate() {
                    let weights = V::load_first(from.wrapping_add(vector * V::LANES), lanes[vector]);
                    *sum = x.times_plus(weights, *sum);
                }
                from = from.wrapping_add(self.step);
            }
            for (vector, mut sum) in sums.into_iter().enumerate() {
                let place = column + vector * V::LANES;
                if self.adds {
                    sum = sum.plus(V::load_first(self.addends.wrapping_add(place), lanes[vector]));
                }
                if let Some(least) = self.least {
                    sum = V::splat(least).or_larger(sum);
                }
                sum.store_first(self.y.wrapping_add(place), lanes[vector]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(count: usize, seed: usize) -> Vec<f64> {
        (0..count).map(|index| ((index * 31 + seed) as f64 * 0.7).sin()).collect()
    }

    #[test]
    fn one_unit_gives_a_sample_the_same_bits_alone_and_among_others() {
        for count in [1, 5, 8, 30, 300] {
            let (weights, step) = (noise(count, 1), 37);
            let (plane, bias) = (noise(count * step, 2), [0.3]);
            for least in [None, Some(0.0)] {
                let finish = Finish { addends: &bias, least, ..Finish::scaled(1.0) };
                let mut all = vec![7.0; step];
                one_unit(&weights, &plane, &finish, &mut all);
                for (sample, together) in all.iter().enumerate() {
                    let x: Vec<f64> = (0..count).map(|p| plane[p * step + sample]).collect();
                    let mut alone = [7.0];
                    one_unit(&weights, &x, &finish, &mut alone);
                    assert!(alone[0].to_bits() == together.to_bits(), "{count} weights, sample {sample}");
                    let sum = weights.iter().zip(&x).map(|(weight, x)| weight * x).sum::<f64>() + 0.3;
                    let expected = least.map_or(sum, |least| sum.max(least));
                    assert!((alone[0] - expected).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn one_sample_gives_what_plain_loops_give() {
        for (count, units) in [(1, 1), (8, 30), (3, 7), (5, 400), (2, 1000)] {
            let (x, weights, bias) = (noise(count, 3), noise(count * units, 4), noise(units, 5));
            for (addends, least) in [(&[][..], None), (&bias[..], Some(-0.2))] {
                let mut y = vec![7.0; units];
                one_sample(&x, &weights, addends, least, &mut y);
                for (unit, y) in y.iter().enumerate() {
                    let sum: f64 = (0..count).map(|p| x[p] * weights[p * units + unit]).sum();
                    let sum = sum + addends.get(unit).unwrap_or(&0.0);
                    assert!((y - least.map_or(sum, |least| sum.max(least))).abs() < 1e-12, "{count} {units} {unit}");
                }
            }
        }
    }

    #[test]
    fn one_sample_gives_the_same_bits_on_any_number_of_threads() {
        let sizes = if cfg!(miri) {
            vec![(2050, 65)]
        } else {
            vec![(700, 300), (450, 300), (500, 70), (4100, 33), (3, 60_000)]
        };
        for (count, units) in sizes {
            let (x, weights, bias) = (noise(count, 6), noise(count * units, 7), noise(units, 8));
            let run = |threads: usize| {
                let mut y = vec![7.0; units];
                threads::with_threads(threads, || {
                    // The second has helpers from the beginning.
                    for _ in 0..2 {
                        one_sample(&x, &weights, &bias, Some(-0.1), &mut y);
                    }
                });
                y
            };
            let alone = run(1);
            assert!(alone.iter().any(|y| *y > 0.0));
            for threads in [2, 3, 8] {
                assert!(run(threads) == alone, "{count} {units}, {threads} threads");
            }
        }
    }
}
