//! Losses that compare a whole row of the last axis with its target: those of distributions and of directions.

use super::{Head, Seed, Truth};
use crate::scalar::Scalar;

/// A row of the last axis of one sample, and its target.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a, T> {
    numbers: &'a [T],
    truth: Truth<'a, T>,
    start: usize,
    step: usize,
    sample: usize,
    length: usize,
    /// How much of the target is spread over all elements.
    smoothing: f64,
}

impl<T: Scalar> Row<'_, T> {
    /// The elements by their places.
    pub(crate) fn places(&self) -> std::ops::Range<usize> {
        0..self.length
    }

    /// An element of the output.
    #[inline]
    pub(crate) fn y(&self, place: usize) -> f64 {
        self.numbers[self.start + place * self.step].to_f64()
    }

    /// An element of the target.
    #[inline]
    pub(crate) fn t(&self, place: usize) -> f64 {
        let target = match self.truth {
            Truth::Numbers(numbers) => numbers[self.start + place * self.step].to_f64(),
            Truth::Classes(classes) => f64::from(u8::from(classes[self.sample] as usize == place)),
        };
        target * (1.0 - self.smoothing) + self.smoothing / self.length as f64
    }

    /// The largest element of the output, and the logarithm of the sum of their exponentials.
    pub(crate) fn log_sum_exp(&self) -> f64 {
        let largest = self.places().map(|place| self.y(place)).fold(f64::NEG_INFINITY, f64::max);
        largest + self.places().map(|place| (self.y(place) - largest).exp()).sum::<f64>().ln()
    }

    /// Σ f(place).
    pub(crate) fn sum(&self, term: impl Fn(usize) -> f64) -> f64 {
        self.places().map(term).sum()
    }
}

/// All rows of all samples: the sample of each, and where it begins.
pub(crate) fn rows<'a, T: Scalar>(
    head: &Head<'a, T>,
    smoothing: f64,
) -> impl Iterator<Item = (usize, Row<'a, T>)> + use<'a, T> {
    let Head { numbers, truth, sizes, samples, step } = *head;
    let length = sizes.last();
    let starts = (0..sizes.elements()).step_by(length.max(1)).map(move |element| element * step);
    starts.flat_map(move |start| {
        let row = move |sample| Row { numbers, truth, start: start + sample, step, sample, length, smoothing };
        (0..samples).map(move |sample| (sample, row(sample)))
    })
}

/// The mean over the rows of each sample. `value` gives the loss of a row and what its gradient needs; `slope` is the derivative by an
/// element of the output.
pub(super) fn mean_of_rows<T: Scalar, C>(
    head: &Head<'_, T>,
    losses: &mut [f64],
    mut seed: Option<Seed<'_, T>>,
    smoothing: f64,
    value: impl Fn(&Row<'_, T>) -> (f64, C),
    slope: impl Fn(&Row<'_, T>, &C, usize) -> f64,
) {
    let share = head.sizes.last() as f64 / head.sizes.elements() as f64;
    for (sample, row) in rows(head, smoothing) {
        let (loss, context) = value(&row);
        losses[sample] += share * loss;
        let Some(seed) = &mut seed else { continue };
        for place in row.places() {
            seed.target.put(row.start + place * row.step, T::from_f64(share * slope(&row, &context, place)));
        }
    }
}
