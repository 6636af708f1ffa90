//! `Dot`: sums of products of two values.

use super::{Backward, Forward, Layer, Rule};
use crate::outputs::Logits;
use crate::scalar::Scalar;
use crate::shape::{Refusal, Sizes};

/// Products of two values, summed along an axis of each, which are counted from 1: `(a, b) -> Dot(1)` of `[8]` and `[8]` gives `[1]`;
/// `Dot([2, 1])` of `[3, 8]` and `[8, 5]` gives `[3, 5]`. The axes that are left follow each other.
///
/// With `normalize = true` both are first scaled to the length 1 along these axes, so that the result is a cosine. Default: `false`.
/// Source: Keras 3, `keras.layers.Dot`.
///
/// ```
/// use neurotype::prelude::*;
///
/// network! { pub Net(a: [2], b: [2]) -> [1] { (a, b) -> Dot(1) } }
/// let (a, b) = (Batch::from([[1.0_f32, 2.0]]), Batch::from([[3.0_f32, 4.0]]));
/// assert_eq!(Net::new(42).predict((&a, &b)).sample(0), [11.0]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Dot {
    axes: Sizes,
    normalize: bool,
}

/// What Keras keeps a length from 0 with.
const EPSILON: f64 = 1e-12;

impl Dot {
    /// Along this axis of both values, or these of the first and the second.
    #[must_use]
    pub const fn new(axes: Sizes) -> Self {
        Self { axes, normalize: false }
    }

    /// Whether both are scaled to the length 1 first; default `false`.
    #[must_use]
    pub const fn normalize(mut self, normalize: bool) -> Self {
        self.normalize = normalize;
        self
    }

    /// The axis of the first value and that of the second, from 0.
    const fn both(&self) -> (usize, usize) {
        let (one, other) = (self.axes.axis(0), self.axes.axis(if self.axes.rank() > 1 { 1 } else { 0 }));
        (one.saturating_sub(1), other.saturating_sub(1))
    }

    /// The axes that are left, or `[1]`. Refuses axes that are not there or not as long as each other, and more than two axes in a value.
    pub const fn rule(&self, inputs: &[Sizes]) -> Rule {
        let (a, b, (i, j)) = (inputs[0], inputs[1], self.both());
        let is_there =
            self.axes.rank() <= 2 && self.axes.axis(0) > 0 && self.axes.last() > 0 && i < a.rank() && j < b.rank();
        let is_flat = a.rank() <= 2 && b.rank() <= 2;
        let (rows, columns) = (a.elements() / at_least_1(a.axis(i)), b.elements() / at_least_1(b.axis(j)));
        let output = match (a.rank(), b.rank()) {
            (1, 1) => Sizes::new(&[1]),
            (1, _) => Sizes::new(&[columns]),
            (_, 1) => Sizes::new(&[rows]),
            _ => Sizes::new(&[rows, columns]),
        };
        Rule::gives(output)
            .keeps(if self.normalize { rows + columns } else { 0 })
            .costs(2 * rows * columns * a.axis(i))
            .refuse_unless(is_flat, Refusal::new("takes values of one or two axes, but ").feeds(0))
            .refuse_unless(
                is_there,
                Refusal::new("sums along the axes ")
                    .sizes(self.axes)
                    .text(", counted from 1, but ")
                    .feeds(0)
                    .text(" and ")
                    .feeds(1),
            )
            .refuse_unless(
                a.axis(i) == b.axis(j),
                Refusal::new("sums along two axes of one size, but ").feeds(0).text(" and ").feeds(1),
            )
    }
}

const fn at_least_1(size: usize) -> usize {
    if size == 0 { 1 } else { size }
}

/// A value as vectors along one axis: how many there are, how long they are, and where their elements lie.
#[derive(Clone, Copy)]
struct Vectors {
    count: usize,
    length: usize,
    apart: usize,
    next: usize,
}

impl Vectors {
    fn along(sizes: Sizes, axis: usize) -> Self {
        let (count, length) = (sizes.elements() / at_least_1(sizes.axis(axis)), sizes.axis(axis));
        let is_last = axis + 1 >= sizes.rank();
        let (apart, next) = if is_last { (length, 1) } else { (1, sizes.last()) };
        Self { count, length, apart, next }
    }

    fn element(self, vector: usize, place: usize) -> usize {
        vector * self.apart + place * self.next
    }

    /// Writes what each vector is multiplied by to have the length 1.
    fn scales<T: Scalar>(self, numbers: &[T], step: usize, scales: &mut [T]) {
        for (vector, scales) in scales.chunks_exact_mut(step).take(self.count).enumerate() {
            for (sample, scale) in scales.iter_mut().enumerate() {
                let number = |place: usize| numbers[self.element(vector, place) * step + sample];
                let square: T = (0..self.length).map(|place| number(place) * number(place)).sum();
                *scale = T::ONE / square.sqrt().larger(T::from_f64(EPSILON));
            }
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Layer<T> for Dot {
    type Kind = Logits;

    fn forward(&self, call: Forward<'_, T>) {
        let Forward { inputs, output, kept, step, .. } = call;
        let (i, j) = self.both();
        let (a, b) = (Vectors::along(inputs.sizes(0), i), Vectors::along(inputs.sizes(1), j));
        let (x, y) = (inputs.get(0), inputs.get(1));
        if self.normalize {
            let (first, second) = kept.split_at_mut(a.count * step);
            a.scales(x, step, first);
            b.scales(y, step, second);
        }
        for (place, output) in output.chunks_exact_mut(step).enumerate() {
            let (row, column) = (place / b.count, place % b.count);
            output.fill(T::ZERO);
            for element in 0..a.length {
                let (x, y) = (&x[a.element(row, element) * step..], &y[b.element(column, element) * step..]);
                output.iter_mut().zip(x.iter().zip(y)).for_each(|(output, (x, y))| *output += *x * *y);
            }
            if self.normalize {
                let scales = kept[row * step..].iter().zip(&kept[(a.count + column) * step..]);
                output.iter_mut().zip(scales).for_each(|(output, (one, other))| *output *= *one * *other);
            }
        }
    }

    /// With vectors u and v of length 1 and y = u · v, the gradient of a's length is taken off: `(v − y · u) / |a|`.
    fn backward(&self, mut call: Backward<'_, T>) {
        let (gradient, kept, output, step) = (&*call.gradient, call.kept, call.output, call.step);
        let (i, j) = self.both();
        let (a, b) = (Vectors::along(call.inputs.sizes(0), i), Vectors::along(call.inputs.sizes(1), j));
        let columns = b.count;
        for (index, this, other) in [(0, a, b), (1, b, a)] {
            let (x, y) = (call.inputs.get(index), call.inputs.get(1 - index));
            let scale = |of_first: bool, vector: usize, sample: usize| {
                let place = if of_first { vector } else { a.count + vector };
                if self.normalize { kept[place * step + sample] } else { T::ONE }
            };
            let Some(mut target) = call.input_gradients.of(index) else { continue };
            for vector in 0..this.count {
                for element in 0..this.length {
                    for sample in 0..step {
                        let place = this.element(vector, element) * step + sample;
                        let (mut sum, own) = (T::ZERO, scale(index == 0, vector, sample));
                        for beside in 0..other.count {
                            let cell = if index == 0 { vector * columns + beside } else { beside * columns + vector };
                            let (g, dot) = (gradient[cell * step + sample], output[cell * step + sample]);
                            let there = y[other.element(beside, element) * step + sample];
                            let along = if self.normalize { dot * own * x[place] } else { T::ZERO };
                            sum += g * (there * scale(index == 1, beside, sample) - along);
                        }
                        target.put(place, own * sum);
                    }
                }
            }
        }
    }
}
