//! Weighted sums of one sample: the whole of a single prediction, too short for the ways of [`product`](super::product()).
//! It has the same bits here as among others there.

use std::ops::Range;

use super::prefetch::{LINE, bring};
use super::vector::{MOST_LANES, Vector};
use super::{Element, Kernel, threads};

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
        let row = Row { x, weights, step, units, addends: addends.as_ptr(), adds: !addends.is_empty(), least, y };
        // Few units are apart from the loop, before which what its widest tiles need is made ready: that is more than they take.
        let column = if units > NARROW * V::LANES { row.wide::<V>() } else { 0 };
        if column < units {
            // SAFETY: as in `wide`.
            unsafe {
                match (units - column).div_ceil(V::LANES) {
                    1 => row.columns::<V, 1>(column),
                    2 => row.columns::<V, 2>(column),
                    3 => row.columns::<V, 3>(column),
                    _ => row.columns::<V, NARROW>(column),
                };
            }
        }
    }
}

/// Registers of units up to which a tile has just as many.
const NARROW: usize = 4;

/// Registers from which on the lines of the cache that weights lie on are read whole.
const WIDE: usize = 6;

/// How many of a tile's registers may hold less than a register's worth of units.
const fn partial(vectors: usize) -> usize {
    if vectors <= NARROW { 1 } else { 3 }
}

/// Bytes of weights from which on they lie behind the second cache. They are asked for so many inputs ahead then, so many lines of each, which is
/// about what may be on its way at once.
const FAR: usize = 1 << 21;
const AHEAD: usize = 12;
const FAR_LINES: usize = 6;

/// One sample, its results as pointers.
struct Row<'a, T> {
    x: &'a [T],
    weights: &'a [T],
    step: usize,
    units: usize,
    addends: *const T,
    adds: bool,
    least: Option<T>,
    y: *mut T,
}

impl<T: Element> Row<'_, T> {
    /// Whether the weights come from behind the second cache.
    #[inline(always)]
    fn is_far(&self) -> bool {
        size_of_val(self.weights) > FAR
    }

    /// The first units, all but a few; gives how many.
    #[inline(always)]
    fn wide<V: Vector<Element = T>>(&self) -> usize {
        let widest = if self.is_far() {
            (FAR_LINES * LINE / size_of::<V>()).min(2 * V::TILE_ROWS)
        } else {
            // As many tiles as the registers make necessary, of about the same width.
            let registers = self.units.div_ceil(V::LANES);
            registers.div_ceil(registers.div_ceil(2 * V::TILE_ROWS))
        };
        let mut column = 0;
        while self.units > column + NARROW * V::LANES {
            // SAFETY: `one_sample` has checked that there are `units` weights for each input, and as many addends if any.
            // Tiles are no wider than the registers that the instruction set has (wider ones are not compiled for it: constants in braces), and fill all
            // but `partial` of their own.
            unsafe {
                column += match (self.units - column).div_ceil(V::LANES).min(widest) {
                    ..=6 => self.columns::<V, 6>(column),
                    wide @ 13.. if const { V::TILE_ROWS >= 12 } => match wide {
                        13 => self.columns::<V, 13>(column),
                        14..=16 => self.columns::<V, 16>(column),
                        17..=19 => self.columns::<V, 19>(column),
                        20..=22 => self.columns::<V, 22>(column),
                        _ => self.columns::<V, 24>(column),
                    },
                    11.. if const { V::TILE_ROWS >= 6 } => self.columns::<V, 12>(column),
                    9.. if const { V::TILE_ROWS >= 6 } => self.columns::<V, 10>(column),
                    _ => self.columns::<V, 8>(column),
                };
            }
        }
        column
    }

    /// The units from one on, at most as many as the registers hold; gives how many registers hold.
    ///
    /// # Safety
    ///
    /// There must be such a unit, for each input the weights of all units, and units for all registers but [`partial`].
    #[inline(always)]
    unsafe fn columns<V: Vector<Element = T>, const VECTORS: usize>(&self, column: usize) -> usize {
        let left = self.units - column;
        debug_assert!(left > (VECTORS - partial(VECTORS)) * V::LANES, "a tile is too wide");
        let lanes = |vector: usize| left.saturating_sub(vector * V::LANES).min(V::LANES);
        // SAFETY: passed on; there are so many lanes.
        unsafe {
            // Told in constants, whole registers need no masks.
            if V::MASKS_COST && left >= VECTORS * V::LANES {
                self.sums::<V, VECTORS>(column, |_| V::LANES);
            } else {
                let whole = VECTORS - partial(VECTORS);
                self.sums::<V, VECTORS>(column, |vector| if vector < whole { V::LANES } else { lanes(vector) });
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
    unsafe fn sums<V: Vector<Element = T>, const VECTORS: usize>(
        &self,
        column: usize,
        lanes: impl Fn(usize) -> usize + Copy,
    ) {
        // SAFETY: an instruction of the set.
        let mut sums = [unsafe { V::zero() }; VECTORS];
        let inputs = self.x.len();
        let inner = if const { VECTORS >= WIDE } {
            V::rows_of_lines(self.weights, (inputs, self.step), column, VECTORS)
        } else {
            0..0
        };
        // SAFETY: passed on.
        unsafe {
            self.add::<V, VECTORS>(0..inner.start, column, lanes, &mut sums);
            if const { VECTORS >= WIDE } {
                self.add_lines::<V, VECTORS>(inner.clone(), column, &mut sums);
            }
            self.add::<V, VECTORS>(inner.end..inputs, column, lanes, &mut sums);
            self.finish(column, lanes, sums);
        }
    }

    /// Adds what some inputs contribute, and touches no other weights.
    ///
    /// # Safety
    ///
    /// As above.
    #[inline(always)]
    unsafe fn add<V: Vector<Element = T>, const VECTORS: usize>(
        &self,
        inputs: Range<usize>,
        column: usize,
        lanes: impl Fn(usize) -> usize,
        sums: &mut [V; VECTORS],
    ) {
        let mut from = self.weights.as_ptr().wrapping_add(inputs.start * self.step + column);
        for x in &self.x[inputs] {
            // SAFETY: the caller vouches for the weights; lanes past the last unit are not touched.
            unsafe {
                let x = V::splat(*x);
                let whole = VECTORS - partial(VECTORS);
                let (first, last) = sums.split_at_mut(whole);
                for (vector, sum) in first.iter_mut().enumerate() {
                    *sum = x.times_plus(V::load(from.wrapping_add(vector * V::LANES)), *sum);
                }
                for (vector, sum) in (whole..).zip(last) {
                    let weights = V::load_first(from.wrapping_add(vector * V::LANES), lanes(vector));
                    *sum = x.times_plus(weights, *sum);
                }
            }
            from = from.wrapping_add(self.step);
        }
    }

    /// The same, reading the lines of the cache in which their weights begin and end whole.
    ///
    /// # Safety
    ///
    /// As above, and those lines must be of the matrix.
    #[inline(always)]
    unsafe fn add_lines<V: Vector<Element = T>, const VECTORS: usize>(
        &self,
        inputs: Range<usize>,
        column: usize,
        sums: &mut [V; VECTORS],
    ) {
        let is_far = self.is_far();
        let mut from = self.weights.as_ptr().wrapping_add(inputs.start * self.step + column);
        for x in &self.x[inputs] {
            if is_far {
                for vector in 0..VECTORS {
                    bring(from.wrapping_add(AHEAD * self.step + vector * V::LANES));
                }
            }
            // SAFETY: passed on.
            unsafe {
                let x = V::splat(*x);
                V::each_from::<VECTORS>(from, |vector, weights| sums[vector] = x.times_plus(weights, sums[vector]));
            }
            from = from.wrapping_add(self.step);
        }
    }

    /// What the sums become.
    ///
    /// # Safety
    ///
    /// As above.
    #[inline(always)]
    unsafe fn finish<V: Vector<Element = T>, const VECTORS: usize>(
        &self,
        column: usize,
        lanes: impl Fn(usize) -> usize,
        sums: [V; VECTORS],
    ) {
        for (vector, mut sum) in sums.into_iter().enumerate() {
            let place = column + vector * V::LANES;
            // SAFETY: the caller vouches for the units.
            unsafe {
                if self.adds {
                    sum = sum.plus(V::load_first(self.addends.wrapping_add(place), lanes(vector)));
                }
                if let Some(least) = self.least {
                    sum = V::splat(least).or_larger(sum);
                }
                sum.store_first(self.y.wrapping_add(place), lanes(vector));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::noise::noise;
    use super::*;

    #[test]
    fn one_sample_gives_what_plain_loops_give() {
        for (count, units) in [(1, 1), (8, 30), (3, 7), (5, 400), (2, 1000)] {
            let (x, weights, bias) = (noise::<f64>(count, 3), noise(count * units, 4), noise(units, 5));
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

    /// A sample beside plain loops, with nothing but NaN around its weights, which begin anywhere in a line.
    fn one_sample_among<T: crate::Scalar>(count: usize, units: usize, before: usize) {
        let number = |number: f64| T::from_f64(number);
        let (x, weights, nothing) = (noise::<T>(count, 9), noise(count * units, 10), vec![number(f64::NAN); before]);
        let among = [&nothing[..], &weights, &nothing].concat();
        let mut y = vec![number(7.0); units];
        one_sample(&x, &among[before..before + weights.len()], &[], None, &mut y);
        for (unit, y) in y.iter().enumerate() {
            let sum: f64 = (0..count).map(|p| x[p].to_f64() * weights[p * units + unit].to_f64()).sum();
            assert!((y.to_f64() - sum).abs() < 1e-5 * count as f64, "{count} {units} {before} {unit}");
        }
    }

    #[test]
    fn a_sample_takes_its_own_weights_only_however_many_units_there_are_and_wherever_they_begin() {
        let most = if cfg!(miri) { 40 } else { 420 };
        for units in (1..most).step_by(3) {
            for count in [1, 2, 4, 9] {
                one_sample_among::<f32>(count, units, units % 16);
                one_sample_among::<f64>(count, units, units % 8);
            }
        }
        if !cfg!(miri) {
            // So many that they lie behind the second cache.
            one_sample_among::<f32>(700, 901, 5);
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
            let (x, weights, bias) = (noise::<f64>(count, 6), noise(count * units, 7), noise(units, 8));
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
