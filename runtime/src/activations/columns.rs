//! Sums and maxima along the last axis, for many samples at once.

use crate::kernels;
use crate::scalar::Scalar;
use crate::shape::Sizes;

/// Samples that are computed beside each other: a whole register of any instruction set.
const LANES: usize = 16;

/// A number for each of some neighbouring samples.
pub(super) type Lanes<T> = [T; LANES];

/// The numbers of at most [`LANES`] neighbouring samples along one row of the last axis.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    start: usize,
    end: usize,
    step: usize,
    lanes: usize,
}

/// Calls `work` for all samples and all rows along the last axis, compiled for the machine's instruction set. The closure must be
/// marked `#[inline(always)]`.
pub(super) fn each_columns<T: Scalar>(sizes: Sizes, step: usize, mut work: impl FnMut(Columns)) {
    kernels::vectorized::<T, _>(
        #[inline(always)]
        || {
            let row = sizes.last() * step;
            for start in (0..sizes.elements() * step).step_by(row.max(1)) {
                for sample in (0..step).step_by(LANES) {
                    let lanes = LANES.min(step - sample);
                    work(Columns { start: start + sample, end: start + row, step, lanes });
                }
            }
        },
    );
}

impl Columns {
    /// Calls `work` with each number and the lane of its sample, element after element.
    #[inline(always)]
    pub(super) fn each<T: Scalar>(self, numbers: &mut [T], lanes: &mut Lanes<T>, work: impl Fn(&mut T, &mut T)) {
        for start in (self.start..self.end).step_by(self.step) {
            let row = &mut numbers[start..start + self.lanes];
            // The same loop twice: the first has a length that the compiler knows.
            if let Some(row) = row.first_chunk_mut::<LANES>() {
                row.iter_mut().zip(&mut *lanes).for_each(|(number, lane)| work(number, lane));
            } else {
                row.iter_mut().zip(&mut *lanes).for_each(|(number, lane)| work(number, lane));
            }
        }
    }

    /// The same with the numbers of another value beside.
    #[inline(always)]
    pub(super) fn each_beside<T: Scalar>(
        self,
        numbers: &mut [T],
        others: &[T],
        lanes: &mut Lanes<T>,
        work: impl Fn(&mut T, T, &mut T),
    ) {
        for start in (self.start..self.end).step_by(self.step) {
            let (row, other) = (&mut numbers[start..start + self.lanes], &others[start..start + self.lanes]);
            if let (Some(row), Some(other)) = (row.first_chunk_mut::<LANES>(), other.first_chunk::<LANES>()) {
                let numbers = row.iter_mut().zip(other).zip(&mut *lanes);
                numbers.for_each(|((number, other), lane)| work(number, *other, lane));
            } else {
                let numbers = row.iter_mut().zip(other).zip(&mut *lanes);
                numbers.for_each(|((number, other), lane)| work(number, *other, lane));
            }
        }
    }

    /// The largest number of each sample.
    #[inline(always)]
    pub(super) fn largest<T: Scalar>(self, numbers: &mut [T]) -> Lanes<T> {
        let mut largest = [T::from_f64(f64::NEG_INFINITY); LANES];
        self.each(numbers, &mut largest, |number, largest| *largest = largest.larger(*number));
        largest
    }
}

/// A zero for each sample.
pub(super) fn zeros<T: Scalar>() -> Lanes<T> {
    [T::ZERO; LANES]
}
