//! Weighted sums of one unit: the last layer of a regression, too narrow for the ways of [`product`](super::product()).
//! A sample has the same bits alone and among others.

use super::product::Finish;
use super::vector::{MOST_LANES, Vector};
use super::{Element, Kernel};

/// The outputs of one unit: `y ← max(Σ weights[p] · x[p] + addend, least)` for each of `step` samples, where `x[p]` begins at
/// `p · step`. The sum is eight sums of every eighth product.
#[inline(always)]
pub(crate) fn one_unit<T: Element>(weights: &[T], x: &[T], finish: &Finish<'_, T>, y: &mut [T]) {
    assert!(x.len() >= weights.len() * y.len(), "too few inputs");
    T::run_one_unit(&mut OneUnit { weights, x, finish, y });
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
            let mut add = |place: usize, lanes: usize| {
                let weights = V::load_first(weights.as_ptr().add(place), lanes);
                sum = weights.times_plus(V::load_first(x.as_ptr().add(place), lanes), sum);
            };
            let rest = weights.len() / CHAINS * CHAINS + first;
            for place in (first..rest).step_by(CHAINS) {
                add(place, wide);
            }
            if rest < weights.len() {
                add(rest, wide.min(weights.len() - rest));
            }
            sum.store(chains.as_mut_ptr().add(first));
        }
    }
    let [a, b, c, d, e, f, g, h, ..] = chains;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

#[cfg(test)]
mod tests {
    use super::super::noise::noise;
    use super::*;

    #[test]
    fn one_unit_gives_a_sample_the_same_bits_alone_and_among_others() {
        for count in [1, 5, 8, 30, if cfg!(miri) { 11 } else { 300 }] {
            let (weights, step) = (noise::<f64>(count, 1), 37);
            let (plane, bias) = (noise::<f64>(count * step, 2), [0.3]);
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
}
