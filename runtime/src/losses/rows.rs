//! Losses that compare a whole row of the last axis with its target: those of distributions and of directions.
//!
//! Some neighbouring samples are worked on beside each other, a lane of the registers for each, so that their exponentials and logarithms are those of
//! vectorised loops. Closures given to the functions here are marked `#[inline(always)]` and own what they use.

use super::{Head, Seed, Truth};
use crate::kernels;
use crate::scalar::Scalar;

/// Samples that are worked on beside each other: a whole register of any instruction set.
const LANES: usize = 16;

/// A number for each of these samples.
pub(crate) type Lanes<T> = [T; LANES];

/// A row of the last axis, of some samples beside each other, and its targets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a, T> {
    /// From the row's first element on, of the first sample.
    numbers: &'a [T],
    /// Laid out as the numbers; nothing where targets are classes.
    truth: &'a [T],
    step: usize,
    length: usize,
    /// How many samples there are.
    lanes: usize,
    /// What of a target stays, and what is added to it: how sure it is.
    smoothing: (T, T),
}

/// One number of each vector.
#[inline(always)]
fn column<T: Copy, const N: usize>(vectors: &[Lanes<T>; N], lane: usize) -> [T; N] {
    std::array::from_fn(
        #[inline(always)]
        |vector| vectors[vector][lane],
    )
}

/// The number that a function gives for each of the samples.
#[inline(always)]
pub(crate) fn lanes<T>(number: impl Fn(usize) -> T) -> Lanes<T> {
    std::array::from_fn(number)
}

/// The same numbers, as networks compute with them.
#[inline(always)]
pub(crate) fn to_scalars<T: Scalar>(numbers: Lanes<f64>) -> Lanes<T> {
    lanes(
        #[inline(always)]
        |lane| T::from_f64(numbers[lane]),
    )
}

/// So many numbers from a place on, or what there is of them.
#[inline(always)]
fn some<'a, T: Scalar>(numbers: &'a [T], first: usize, room: &'a mut Lanes<T>) -> &'a Lanes<T> {
    let numbers = numbers.get(first..).unwrap_or_default();
    numbers.first_chunk().unwrap_or_else(
        #[inline(always)]
        || {
            room[..numbers.len()].copy_from_slice(numbers);
            room
        },
    )
}

impl<T: Scalar> Row<'_, T> {
    /// An element of each sample's output, and of its target; in a room of their own where so many do not follow. Lanes past the last sample are any numbers.
    #[inline(always)]
    fn at<'s>(&'s self, place: usize, rooms: &'s mut [Lanes<T>; 2]) -> [&'s Lanes<T>; 2] {
        let [y, t] = rooms;
        let first = place * self.step;
        [some(self.numbers, first, y), some(self.truth, first, t)]
    }

    /// A target, as sure as it is to be.
    #[inline(always)]
    fn smooth(&self, t: T) -> T {
        t * self.smoothing.0 + self.smoothing.1
    }

    /// The sums of the terms that each element of output and target gives, with what is known of their sample; terms may be of either precision.
    #[inline(always)]
    pub(crate) fn sums<Term: Scalar, const KNOWN: usize, const SUMS: usize>(
        &self,
        known: [Lanes<T>; KNOWN],
        terms: impl Fn(T, T, [T; KNOWN]) -> [Term; SUMS],
    ) -> [Lanes<f64>; SUMS] {
        let mut sums = [[0.0; LANES]; SUMS];
        let mut rooms = [[T::ZERO; LANES]; 2];
        for place in 0..self.length {
            let [y, t] = self.at(place, &mut rooms);
            let mut added = [[Term::ZERO; LANES]; SUMS];
            for lane in 0..LANES {
                let terms = terms(y[lane], self.smooth(t[lane]), column(&known, lane));
                for (added, term) in added.iter_mut().zip(terms) {
                    added[lane] = term;
                }
            }
            for (sums, added) in sums.iter_mut().zip(&added) {
                for (sum, term) in sums.iter_mut().zip(added) {
                    *sum += term.to_f64();
                }
            }
        }
        sums
    }

    /// The largest number that an element of output and target gives.
    #[inline(always)]
    pub(crate) fn largest(&self, number: impl Fn(T, T) -> T) -> Lanes<T> {
        let mut largest = [T::from_f64(f64::NEG_INFINITY); LANES];
        let mut rooms = [[T::ZERO; LANES]; 2];
        for place in 0..self.length {
            let [y, t] = self.at(place, &mut rooms);
            for lane in 0..LANES {
                largest[lane] = number(y[lane], self.smooth(t[lane])).larger(largest[lane]);
            }
        }
        largest
    }

    /// The largest element of the output, and the logarithm of Σ e^(y − largest): two numbers, since their sum ln Σ eʸ has the small one only as exact
    /// as the large one.
    #[inline(always)]
    pub(crate) fn log_sum_exp(&self) -> [Lanes<T>; 2] {
        let largest = self.largest(
            #[inline(always)]
            move |y, _| y,
        );
        let [sum] = self.sums(
            [largest],
            #[inline(always)]
            move |y, _, [largest]| [(y - largest).exp()],
        );
        let log = lanes(
            #[inline(always)]
            |lane| T::from_f64(sum[lane]).ln(),
        );
        [largest, log]
    }

    /// Delivers the gradient of each element.
    #[inline(always)]
    fn put<const KNOWN: usize>(
        &self,
        (seed, first): (&mut Seed<'_, T>, usize),
        known: &[Lanes<T>; KNOWN],
        slope: impl Fn(T, T, [T; KNOWN]) -> T,
    ) {
        let mut rooms = [[T::ZERO; LANES]; 2];
        for place in 0..self.length {
            let [y, t] = self.at(place, &mut rooms);
            let mut gradient = [T::ZERO; LANES];
            for lane in 0..LANES {
                gradient[lane] = slope(y[lane], self.smooth(t[lane]), column(known, lane));
            }
            let first = first + place * self.step;
            if self.lanes == LANES {
                seed.target.put_some(first, gradient);
            } else {
                for (lane, gradient) in gradient[..self.lanes].iter().enumerate() {
                    seed.target.put(first + lane, *gradient);
                }
            }
        }
    }
}

/// All rows of all samples: the first sample of each, the place of its first number, and the row.
pub(crate) fn rows<'a, T: Scalar>(
    head: &Head<'a, T>,
    smoothing: f64,
) -> impl Iterator<Item = (usize, usize, Row<'a, T>)> + use<'a, T> {
    let Head { numbers, truth, sizes, samples, step } = *head;
    let length = sizes.last();
    let truth = match truth {
        Truth::Numbers(truth) => truth,
        Truth::Classes(_) => &[],
    };
    let smoothing = (T::from_f64(1.0 - smoothing), T::from_f64(smoothing / length as f64));
    let starts = (0..sizes.elements()).step_by(length.max(1)).map(move |element| element * step);
    starts.flat_map(move |start| {
        (0..samples).step_by(LANES).map(move |sample| {
            let (first, lanes) = (start + sample, LANES.min(step - sample));
            let [numbers, truth] = [numbers, truth].map(|numbers| numbers.get(first..).unwrap_or_default());
            (sample, first, Row { numbers, truth, step, length, lanes, smoothing })
        })
    })
}

/// The mean over the rows of each sample. `value` gives the loss of a row and what its gradient needs; `slope` is the derivative by an
/// element of the output.
pub(super) fn mean_of_rows<T: Scalar, const KNOWN: usize>(
    head: &Head<'_, T>,
    losses: &mut [f64],
    mut seed: Option<&mut Seed<'_, T>>,
    smoothing: f64,
    value: impl Fn(&Row<'_, T>) -> (Lanes<f64>, [Lanes<T>; KNOWN]) + Copy,
    slope: impl Fn(T, T, [T; KNOWN]) -> T + Copy,
) {
    let rows_share = head.row_share();
    let share = T::from_f64(rows_share);
    for (sample, first, row) in rows(head, smoothing) {
        let (losses, seed) = (&mut losses[sample..], seed.as_deref_mut());
        kernels::vectorized::<T, _>(
            #[inline(always)]
            move || {
                let (values, known) = value(&row);
                for (loss, value) in losses.iter_mut().zip(values) {
                    *loss += rows_share * value;
                }
                let Some(seed) = seed else { return };
                row.put(
                    (seed, first),
                    &known,
                    #[inline(always)]
                    move |y, t, known| share * slope(y, t, known),
                );
            },
        );
    }
}
