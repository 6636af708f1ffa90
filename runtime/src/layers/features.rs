//! Where the numbers of each feature lie in a batch, and what layers that normalise over it do with them.

use std::ops::Range;

use super::Target;
use crate::kernels;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// How the features of a batch lie in it.
#[derive(Clone, Copy)]
pub(super) struct Features {
    pub(super) count: usize,
    /// How many rows of samples belong to each.
    each: usize,
    samples: usize,
    step: usize,
}

impl Features {
    pub(super) fn of(sizes: Sizes, (samples, step): (usize, usize)) -> Self {
        let count = sizes.last();
        Self { count, each: sizes.elements() / count.max(1), samples, step }
    }

    /// The rows of samples that belong to one. A `step_by` would divide for each.
    #[inline(always)]
    pub(super) fn rows(self, feature: usize) -> impl Iterator<Item = usize> {
        (0..self.each).map(move |row| feature + row * self.count)
    }

    /// Goes through them with vectors that have a row for each, as long as is said beside it; shared among threads where the rows of a feature are one.
    pub(super) fn share<T: Scalar, const N: usize>(
        self,
        vectors: [(&mut [T], usize); N],
        work: impl Fn(Range<usize>, [&mut [T]; N]) + Sync,
    ) {
        if self.each == 1 {
            kernels::in_rows(self.count, vectors, work);
        } else {
            work(0..self.count, vectors.map(|(vector, _)| vector));
        }
    }

    /// The mean and the variance of one over a batch.
    #[inline(always)]
    pub(super) fn moments<T: Scalar>(self, x: &[T], feature: usize) -> (T, T) {
        let (mut sum, mut squares) = (T::ZERO, T::ZERO);
        let count = self.numbers();
        for row in self.rows(feature) {
            sum += kernels::sum_of(
                [&x[row * self.step..][..self.samples]],
                #[inline(always)]
                |[x]| x,
            );
        }
        let mean = sum / count;
        for row in self.rows(feature) {
            squares += kernels::sum_of(
                [&x[row * self.step..][..self.samples]],
                #[inline(always)]
                |[x]| (x - mean) * (x - mean),
            );
        }
        (mean, squares / count)
    }

    /// Of one, the sums of the gradient and of its product with what x is normalised to.
    pub(super) fn sums<T: Scalar>(self, (gradient, x): (&[T], &[T]), feature: usize, (mean, scale): (T, T)) -> [T; 2] {
        kernels::vectorized::<T, _>(
            #[inline(always)]
            || {
                let (mut sum, mut product) = (T::ZERO, T::ZERO);
                for row in self.rows(feature) {
                    let both = [&gradient[row * self.step..][..self.samples], &x[row * self.step..]];
                    sum += kernels::sum_of(
                        both,
                        #[inline(always)]
                        |[gradient, _]| gradient,
                    );
                    product += kernels::sum_of(
                        both,
                        #[inline(always)]
                        |[gradient, x]| gradient * (x - mean) * scale,
                    );
                }
                [sum, product]
            },
        )
    }

    /// Passes the gradient of one back, into rows of which the first is that of the feature `first`. With y the gradient times gamma:
    /// `s · (y − mean y − x̂ · mean(y · x̂))`, where the means are over the batch, or 0 where what is taken off and divided by are constants.
    #[inline(always)]
    pub(super) fn pass_back<T: Scalar>(
        self,
        target: &mut Target<'_, T>,
        (gradient, x): (&[T], &[T]),
        (feature, first): (usize, usize),
        ((mean, scale), gamma, [mean_gradient, mean_product]): ((T, T), T, [T; 2]),
    ) {
        for row in self.rows(feature) {
            let (start, place) = (row * self.step, (row - first) * self.step);
            let counting = start..start + self.samples;
            target.part(place..place + self.samples).put_from(
                [&gradient[counting.clone()], &x[counting]],
                #[inline(always)]
                move |[gradient, x]| scale * gamma * (gradient - mean_gradient - (x - mean) * scale * mean_product),
            );
            // Of samples that only fill a register the gradient is 0 and stays so.
            target
                .part(place + self.samples..place + self.step)
                .put_all(&gradient[start + self.samples..start + self.step]);
        }
    }

    /// How many numbers each has.
    pub(super) fn numbers<T: Scalar>(self) -> T {
        T::from_f64((self.samples * self.each) as f64)
    }
}
