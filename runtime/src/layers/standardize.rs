//! What layers that normalise sample by sample have in common.

use super::scaling::Scaling;
use super::{Backward, Forward, Rule};
use crate::kernels;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// Brings runs of neighbouring elements of each sample to a size: `x̂ = (x − m) · s`, then `gamma · x̂ + beta`.
///
/// What is kept of each run and sample is m and s.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standardize {
    /// How many elements a run has.
    pub(super) run: usize,
    /// Whether the mean is taken off, else m is 0.
    pub(super) centered: bool,
    pub(super) size: Size,
    pub(super) scaling: Scaling,
}

/// What s is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Size {
    /// `1 / √(mean (x − m)² + ε)`.
    Deviation(f64),
    /// `1 / max(|x|, ε)`, the length.
    Length(f64),
}

impl Standardize {
    /// The rule for a value in runs of so many elements.
    pub(super) const fn rule(&self, input: Sizes) -> Rule {
        let runs = input.elements() / if self.run == 0 { 1 } else { self.run };
        let rule = Rule::gives(input).keeps(2 * runs).costs(8 * input.elements());
        let (Size::Deviation(epsilon) | Size::Length(epsilon)) = self.size;
        self.scaling.tensors(rule, input.last()).trainable(self.scaling.trainable).refuse_unless(
            epsilon >= 0.0 && epsilon < f64::INFINITY,
            Refusal::new("has an `epsilon` that is negative or not finite; write for instance `epsilon = 0.001`"),
        )
    }

    pub(super) fn forward<T: Scalar>(&self, call: Forward<'_, T>) {
        let Forward { inputs, parameters, output, kept, sizes, step, .. } = call;
        let (x, length, features) = (inputs.get(0), self.run * step, sizes.last());
        let share = T::from_f64(1.0 / self.run as f64);
        for (run, kept) in kept.chunks_exact_mut(2 * step).enumerate() {
            let (x, output) = (&x[run * length..][..length], &mut output[run * length..][..length]);
            let (means, scales) = kept.split_at_mut(step);
            kernels::vectorized::<T, _>(
                #[inline(always)]
                || {
                    means.fill(T::ZERO);
                    scales.fill(T::ZERO);
                    for x in x.chunks_exact(step).filter(|_| self.centered) {
                        means.iter_mut().zip(x).for_each(|(mean, x)| *mean += *x * share);
                    }
                    for x in x.chunks_exact(step) {
                        for ((scale, mean), x) in scales.iter_mut().zip(&*means).zip(x) {
                            *scale += (*x - *mean) * (*x - *mean);
                        }
                    }
                    match self.size {
                        Size::Deviation(epsilon) => {
                            let epsilon = T::from_f64(epsilon);
                            for s in scales.iter_mut() {
                                *s = T::ONE / (*s * share + epsilon).sqrt();
                            }
                        }
                        Size::Length(epsilon) => {
                            let epsilon = T::from_f64(epsilon);
                            for s in scales.iter_mut() {
                                *s = T::ONE / s.sqrt().larger(epsilon);
                            }
                        }
                    }
                    for (element, (x, output)) in x.chunks_exact(step).zip(output.chunks_exact_mut(step)).enumerate() {
                        let (gamma, beta) =
                            self.scaling.of(parameters, (run * self.run + element) % features, features);
                        let numbers = output.iter_mut().zip(x).zip(means.iter().zip(&*scales));
                        numbers.for_each(|((output, x), (mean, s))| *output = (*x - *mean) * *s * gamma + beta);
                    }
                },
            );
        }
    }

    /// With y the gradient times gamma: `s · (y − mean y − x̂ · mean(y · x̂))`; without the mean of y where none was taken off, and with
    /// sums in place of means for a length.
    pub(super) fn backward<T: Scalar>(&self, mut call: Backward<'_, T>) {
        let (x, gradient, kept, step) = (call.inputs.get(0), &*call.gradient, call.kept, call.step);
        let (length, features) = (self.run * step, call.sizes.last());
        let at = |element: usize| element / self.run * 2 * step;
        let normal = |element: usize, sample: usize| {
            let place = at(element) + sample;
            (x[element * step + sample] - kept[place]) * kept[place + step]
        };
        if let Some(mut target) = call.input_gradients.of(0) {
            let share = T::from_f64(match self.size {
                Size::Deviation(_) => 1.0 / self.run as f64,
                Size::Length(_) => 1.0,
            });
            let least = match self.size {
                Size::Deviation(_) => T::ZERO,
                // As on the way forward, to the bit.
                Size::Length(epsilon) => T::ONE / T::from_f64(epsilon),
            };
            let values = call.weights.values();
            let gamma = |element: usize| self.scaling.of(values, element % features, features).0;
            let (means, products) = call.scratch.room(2 * step).split_at_mut(step);
            for run in 0..x.len() / length.max(1) {
                let elements = run * self.run..(run + 1) * self.run;
                means.fill(T::ZERO);
                products.fill(T::ZERO);
                for element in elements.clone() {
                    let gamma = gamma(element);
                    for sample in 0..call.samples {
                        let y = gradient[element * step + sample] * gamma;
                        means[sample] += y * share;
                        products[sample] += y * normal(element, sample) * share;
                    }
                }
                for element in elements {
                    let gamma = gamma(element);
                    for sample in 0..step {
                        let s = kept[at(element) + step + sample];
                        let y = gradient[element * step + sample] * gamma;
                        let mean = if self.centered { means[sample] } else { T::ZERO };
                        // Below the least length the scale is a constant.
                        let through = if s == least { T::ZERO } else { normal(element, sample) * products[sample] };
                        let number = if sample < call.samples { s * (y - mean - through) } else { T::ZERO };
                        target.put(element * step + sample, number);
                    }
                }
            }
        }
        let samples = call.samples;
        if let Some(mut target) = call.weights.target() {
            let elements = x.len() / step.max(1);
            for feature in 0..features {
                let (mut gamma, mut beta) = (T::ZERO, T::ZERO);
                for element in (feature..elements).step_by(features) {
                    for sample in 0..samples {
                        let y = gradient[element * step + sample];
                        gamma += y * normal(element, sample);
                        beta += y;
                    }
                }
                if self.scaling.scale {
                    target.put(feature, gamma);
                }
                if self.scaling.center {
                    target.put(self.scaling.count(features) - features + feature, beta);
                }
            }
        }
    }
}
