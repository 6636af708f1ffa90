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
        let rule = Rule::gives(input).keeps(2 * runs).costs(8 * input.elements()).forgets_output(true);
        let (Size::Deviation(epsilon) | Size::Length(epsilon)) = self.size;
        self.scaling.tensors(rule, input.last()).trainable(self.scaling.trainable).refuse_unless(
            epsilon >= 0.0 && epsilon < f64::INFINITY,
            Refusal::new("has an `epsilon` that is negative or not finite; write for instance `epsilon = 0.001`"),
        )
    }

    pub(super) fn forward<T: Scalar>(&self, call: Forward<'_, T>) {
        let Forward { inputs, parameters, output, kept, sizes, step, .. } = call;
        let (x, length, features) = (inputs.get(0), self.run * step, sizes.last());
        for (run, kept) in kept.chunks_exact_mut(2 * step).enumerate() {
            let (x, output) = (&x[run * length..][..length], &mut output[run * length..][..length]);
            let (means, scales) = kept.split_at_mut(step);
            kernels::vectorized::<T, _>(
                #[inline(always)]
                || {
                    self.measure(x, means, scales);
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

    /// Computes m and s of a run, for all samples.
    #[inline(always)]
    fn measure<T: Scalar>(&self, x: &[T], means: &mut [T], scales: &mut [T]) {
        let (step, share) = (means.len(), T::from_f64(1.0 / self.run as f64));
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
                for s in scales {
                    *s = T::ONE / (*s * share + epsilon).sqrt();
                }
            }
            Size::Length(epsilon) => {
                let epsilon = T::from_f64(epsilon);
                for s in scales {
                    *s = T::ONE / s.sqrt().larger(epsilon);
                }
            }
        }
    }

    /// With y the gradient times gamma: `s · (y − mean y − x̂ · mean(y · x̂))`; without the mean of y where none was taken off, and with
    /// sums in place of means for a length.
    pub(super) fn backward<T: Scalar>(&self, mut call: Backward<'_, T>) {
        self.input_gradient(&mut call);
        let Backward { inputs, gradient, kept, sizes, samples, step, weights, scratch, .. } = &mut call;
        let (x, features, samples, step) = (inputs.get(0), sizes.last(), *samples, *step);
        let Some(mut target) = weights.target() else { return };
        let normals = scratch.room(step);
        for feature in 0..features {
            let (mut gamma, mut beta) = (T::ZERO, T::ZERO);
            kernels::vectorized::<T, _>(
                #[inline(always)]
                || {
                    for element in (feature..sizes.elements()).step_by(features) {
                        let (gradient, x) = (&gradient[element * step..][..samples], &x[element * step..]);
                        let (means, scales) = kept[element / self.run * 2 * step..].split_at(step);
                        for ((normal, x), (mean, s)) in normals.iter_mut().zip(x).zip(means.iter().zip(scales)) {
                            *normal = (*x - *mean) * *s;
                        }
                        gamma += kernels::sum_of(
                            [gradient, normals],
                            #[inline(always)]
                            |[gradient, normal]| gradient * normal,
                        );
                        beta += kernels::sum_of(
                            [gradient],
                            #[inline(always)]
                            |[gradient]| gradient,
                        );
                    }
                },
            );
            self.scaling.put(&mut target, feature, features, (gamma, beta));
        }
    }

    fn input_gradient<T: Scalar>(&self, call: &mut Backward<'_, T>) {
        let Backward { inputs, weights, gradient, kept, input_gradients, sizes, samples, step, scratch, .. } = call;
        let Some(mut target) = input_gradients.of(0) else { return };
        let (x, values, features, samples, step) = (inputs.get(0), weights.values(), sizes.last(), *samples, *step);
        let least = match self.size {
            Size::Deviation(_) => T::ZERO,
            // As on the way forward, to the bit.
            Size::Length(epsilon) => T::ONE / T::from_f64(epsilon),
        };
        let gamma = |element: usize| self.scaling.of(values, element % features, features).0;
        let (sums, row) = scratch.room(3 * step).split_at_mut(2 * step);
        for (run, kept) in kept.chunks_exact(2 * step).enumerate() {
            let (means, scales) = kept.split_at(step);
            let elements = run * self.run..(run + 1) * self.run;
            let numbers = elements.clone().map(|element| {
                let place = element * step..(element + 1) * step;
                (gamma(element), &x[place.clone()], &gradient[place])
            });
            let (mean_sums, products) = sums.split_at_mut(step);
            self.sum_run(numbers.clone(), (means, scales), (&mut *mean_sums, &mut *products));
            for (element, (gamma, x, gradient)) in elements.zip(numbers) {
                kernels::vectorized::<T, _>(
                    #[inline(always)]
                    || {
                        let sums = mean_sums.iter().zip(&*products);
                        let numbers = x.iter().zip(gradient).zip(means.iter().zip(scales));
                        for (result, (((x, gradient), (mean, s)), (mean_sum, product))) in
                            row.iter_mut().zip(numbers.zip(sums))
                        {
                            // Below the least length the scale is a constant.
                            let through = if *s == least { T::ZERO } else { (*x - *mean) * *s * *product };
                            *result = *s * (*gradient * gamma - *mean_sum - through);
                        }
                    },
                );
                row[samples..].fill(T::ZERO);
                target.part(element * step..(element + 1) * step).put_all(row);
            }
        }
    }

    /// Of the elements of a run, each with its gamma, x and gradient, the mean of y (0 where no mean was taken off) and the mean or sum of `y · x̂`, for all
    /// samples.
    fn sum_run<'a, T: Scalar>(
        &self,
        elements: impl Iterator<Item = (T, &'a [T], &'a [T])>,
        (means, scales): (&[T], &[T]),
        (mean_sums, products): (&mut [T], &mut [T]),
    ) {
        let share = T::from_f64(match self.size {
            Size::Deviation(_) => 1.0 / self.run as f64,
            Size::Length(_) => 1.0,
        });
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || {
                mean_sums.fill(T::ZERO);
                products.fill(T::ZERO);
                for (gamma, x, gradient) in elements {
                    let sums = mean_sums.iter_mut().zip(products.iter_mut());
                    let numbers = x.iter().zip(gradient).zip(means.iter().zip(scales));
                    for ((mean_sum, product), ((x, gradient), (mean, s))) in sums.zip(numbers) {
                        let y = *gradient * gamma * share;
                        *mean_sum += if self.centered { y } else { T::ZERO };
                        *product += y * ((*x - *mean) * *s);
                    }
                }
            },
        );
    }
}
