//! A loop over parameters and what belongs to each of them: elementwise optimizers.

use std::ops::Range;

use super::prefetch::{LINE, bring, bring_to_write};
use super::{Element, in_parts, vectorized};

/// Bytes of each vector that are worked on while as many behind them are asked for: four or five vectors that lie behind the second cache are more
/// than a processor looks ahead in.
const BLOCK: usize = 16 * LINE;

/// What else happens to parameters while an optimizer goes over them: weight decay before its rule, a moving average after it. By default nothing.
///
/// An optimizer that holds another one makes it, and only for one that [`steps_by_each`](crate::optimizers::Optimizer::steps_by_each).
#[derive(Debug, Default)]
pub struct Alongside<'a, T> {
    /// Before: `w ← stays · w`.
    pub(crate) stays: Option<T>,
    /// After: the average.
    pub(crate) average: Option<Average<'a, T>>,
}

/// A moving average of parameters: `a ← stays · a + comes · w`, and then, if it overwrites, `w ← a`.
#[derive(Debug)]
pub(crate) struct Average<'a, T> {
    pub(crate) numbers: &'a mut [T],
    pub(crate) stays: T,
    pub(crate) comes: T,
    pub(crate) overwrites: bool,
}

impl<T: Element> Average<'_, T> {
    /// The same, for some of the numbers and their parameters; part of a vectorised loop.
    #[inline(always)]
    fn follow_some(numbers: &mut [T], parameters: &mut [T], (stays, comes, overwrites): (T, T, bool)) {
        for (a, w) in numbers.iter_mut().zip(&*parameters) {
            *a = stays * *a + comes * *w;
        }
        if overwrites {
            parameters.iter_mut().zip(numbers).for_each(|(w, a)| *w = *a);
        }
    }

    /// Follows parameters that have been stepped on before.
    pub(crate) fn follow(self, parameters: &mut [T]) {
        let shares = (self.stays, self.comes, self.overwrites);
        in_parts(
            [self.numbers, parameters],
            #[inline(always)]
            move |_, [numbers, parameters]| Self::follow_some(numbers, parameters, shares),
        );
    }
}

/// `w ← factor · w`.
pub(crate) fn scale<T: Element>(numbers: &mut [T], factor: T) {
    in_parts(
        [numbers],
        #[inline(always)]
        move |_, [numbers]| numbers.iter_mut().for_each(|number| *number = *number * factor),
    );
}

/// Copies numbers, each thread those that it works on elsewhere.
pub(crate) fn copy<T: Element>(from: &[T], to: &mut [T]) {
    in_parts(
        [to],
        #[inline(always)]
        move |range, [to]| to.copy_from_slice(&from[range]),
    );
}

/// Asks for so many of the gradients, and, to be written, of the parameters, of each slot and of the average.
#[inline(always)]
fn bring_all<T, const SLOTS: usize>(
    range: Range<usize>,
    gradients: *const T,
    (parameters, slots, average): (*mut T, [*mut T; SLOTS], Option<*mut T>),
) {
    for place in range.step_by(LINE / size_of::<T>()) {
        bring(gradients.wrapping_add(place));
        bring_to_write(parameters.wrapping_add(place));
        for slot in slots {
            bring_to_write(slot.wrapping_add(place));
        }
        if let Some(average) = average {
            bring_to_write(average.wrapping_add(place));
        }
    }
}

/// Calls `rule` with each parameter, its gradient, and its number in each of the slots, in a loop compiled for the machine's instruction set; with as
/// many as all vectors have. The rule must be marked `#[inline(always)]`, and own what it uses: what it only refers to is read anew for each parameter.
/// What happens alongside happens to one block after the other, while it is near.
pub(crate) fn each<T: Element, const SLOTS: usize>(
    parameters: &mut [T],
    gradients: &[T],
    mut slots: [&mut [T]; SLOTS],
    alongside: Alongside<'_, T>,
    rule: impl Fn(&mut T, T, [&mut T; SLOTS]),
) {
    let Alongside { stays, average } = alongside;
    let count = slots.iter().map(|slot| slot.len()).fold(parameters.len().min(gradients.len()), usize::min);
    let count = average.as_ref().map_or(count, |average| count.min(average.numbers.len()));
    let average = average.map(|a| (a.numbers.as_mut_ptr(), (a.stays, a.comes, a.overwrites)));
    let block = BLOCK / size_of::<T>();
    let (parameters, gradients) = (parameters.as_mut_ptr(), gradients.as_ptr());
    let slots = slots.each_mut().map(|slot| slot.as_mut_ptr());
    vectorized::<T, _>(
        #[inline(always)]
        move || {
            for first in (0..count).step_by(block) {
                let end = count.min(first + block);
                let next = end..count.min(end + block);
                bring_all(next, gradients, (parameters, slots, average.map(|(numbers, _)| numbers)));
                // Where the block begins is told apart from the place in it, or the compiler does not see that the loop can be vectorised.
                let (parameters, gradients) = (parameters.wrapping_add(first), gradients.wrapping_add(first));
                let slots: [*mut T; SLOTS] = std::array::from_fn(
                    #[inline(always)]
                    |slot| slots[slot].wrapping_add(first),
                );
                if let Some(stays) = stays {
                    // SAFETY: all vectors have so many numbers, and nobody else holds this one meanwhile.
                    let parameters = unsafe { std::slice::from_raw_parts_mut(parameters, end - first) };
                    for w in parameters {
                        *w = *w * stays;
                    }
                }
                for place in 0..end - first {
                    // SAFETY: all vectors have so many numbers, none overlaps another, and each number is lent once.
                    unsafe {
                        let remembered = std::array::from_fn(
                            #[inline(always)]
                            |slot| &mut *slots[slot].add(place),
                        );
                        rule(&mut *parameters.add(place), *gradients.add(place), remembered);
                    }
                }
                if let Some((numbers, shares)) = average {
                    // SAFETY: all vectors have so many numbers, none overlaps another, and what the rule was lent it has given back.
                    let (numbers, parameters) = unsafe {
                        let numbers = std::slice::from_raw_parts_mut(numbers.wrapping_add(first), end - first);
                        (numbers, std::slice::from_raw_parts_mut(parameters, end - first))
                    };
                    Average::follow_some(numbers, parameters, shares);
                }
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_its_turn_once_and_nothing_behind_the_shortest_vector() {
        for count in [0, 1, 15, 255, 256, 257, 1000] {
            let mut parameters = vec![1.0_f32; count + 3];
            let gradients: Vec<f32> = (0..count + 5).map(|place| place as f32).collect();
            let (mut sums, mut counts) = (vec![0.5_f32; count], vec![0.0_f32; count + 1]);
            each(
                &mut parameters,
                &gradients,
                [&mut sums, &mut counts],
                Alongside::default(),
                move |w, g, [sum, count]| {
                    *sum += g;
                    *count += 1.0;
                    *w += *sum;
                },
            );
            for (place, w) in parameters.iter().enumerate() {
                let expected = if place < count { 1.5 + place as f32 } else { 1.0 };
                assert!(*w == expected, "{place} of {count}");
            }
            assert!(counts[..count].iter().all(|count| *count == 1.0) && counts[count] == 0.0);
        }
    }

    #[test]
    fn no_slots_and_doubles_are_as_good() {
        let (mut parameters, gradients) = (vec![1.0_f64; 300], vec![0.5_f64; 300]);
        each(&mut parameters, &gradients, [], Alongside::default(), move |w, g, []| *w -= g);
        assert!(parameters.iter().all(|w| *w == 0.5));
    }
}
