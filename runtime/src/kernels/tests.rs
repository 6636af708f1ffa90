//! What every kernel does before it trusts a pointer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Factor, Finish, WeightGradient, few_samples, gather, one_sample, one_unit, product, transpose};

/// How many numbers each slice of a call is short of.
type Short<const SLICES: usize> = [usize; SLICES];

/// A call does its work with slices as long as they must be, and panics if any of them is one number shorter.
fn each_slice_is_checked<const SLICES: usize>(name: &str, call: impl Fn(Short<SLICES>)) {
    call([0; SLICES]);
    for slice in 0..SLICES {
        let mut short = [0; SLICES];
        short[slice] = 1;
        let outcome = catch_unwind(AssertUnwindSafe(|| call(short)));
        assert!(outcome.is_err(), "{name} takes slice {slice} though it is too short");
    }
}

fn numbers(length: usize) -> Vec<f32> {
    vec![0.5; length]
}

#[test]
fn a_product_is_refused_if_a_slice_is_too_short_for_it() {
    let (m, k, n) = (3, 2, 5);
    each_slice_is_checked("a product", |[a, b, addends, gate, c]: Short<5>| {
        let factor = Factor { numbers: &numbers(m * k - a), row_step: k, column_step: 1 };
        let (addends, gate) = (&numbers(m - addends)[..], &numbers(m * n - gate)[..]);
        let finish = Finish { addends, gate, ..Finish::scaled(1.0) };
        product((m, k, n), &factor, (&numbers(k * n - b), n), &finish, (&mut numbers(m * n - c), n));
    });
    each_slice_is_checked("a product with rows that overlap", |[b_step, c_step]: Short<2>| {
        let factor = Factor { numbers: &numbers(m * k), row_step: k, column_step: 1 };
        let (b, c) = (&numbers(k * n), &mut numbers(m * n));
        product((m, k, n), &factor, (b, n - b_step), &Finish::scaled(1.0), (c, n - c_step));
    });
}

#[test]
fn sums_of_a_unit_a_sample_and_a_few_are_refused_if_a_slice_is_too_short_for_them() {
    let (inputs, units, step) = (3, 5, 16);
    each_slice_is_checked("a unit", |[x]: Short<1>| {
        one_unit(&numbers(inputs), &numbers(inputs * step - x), &Finish::scaled(1.0), &mut numbers(step));
    });
    each_slice_is_checked("a sample", |[weights, addends]: Short<2>| {
        let (weights, addends) = (numbers(inputs * units - weights), numbers(units - addends));
        one_sample(&numbers(inputs), &weights, &addends, None, &mut numbers(units));
    });
    each_slice_is_checked("a few samples", |[weights, addends, step_short]: Short<3>| {
        let (weights, addends) = (numbers(inputs * units - weights), numbers(units - addends));
        let x = &numbers(inputs * step);
        few_samples((4, step - step_short), (x, &weights), (&addends, None), &mut numbers(units * step));
    });
    let too_many = catch_unwind(|| {
        few_samples((9, step), (&numbers(inputs * step), &numbers(inputs)), (&[], None), &mut numbers(step));
    });
    assert!(too_many.is_err());
}

#[test]
fn a_transposition_is_refused_if_a_slice_is_too_short_for_it() {
    let (rows, columns) = (3, 5);
    each_slice_is_checked("a transposition", |[from, to, from_step, to_step]: Short<4>| {
        let (from, to) = (numbers(rows * columns - from), &mut numbers(rows * columns - to));
        transpose((rows, columns), (&from, columns - from_step), (to, rows - to_step));
    });
    let samples = [2, 0, 1];
    each_slice_is_checked("gathering", |[from, to, to_step]: Short<3>| {
        let (from, to) = (numbers(3 * columns - from), &mut numbers(columns * samples.len() - to));
        gather(columns, &from, &samples, (to, samples.len() - to_step));
    });
    for sample in [3, usize::MAX / columns, usize::MAX] {
        let outside =
            catch_unwind(|| gather(columns, &numbers(3 * columns), &[0, sample], (&mut numbers(2 * columns), 2)));
        assert!(outside.is_err(), "sample {sample} of three");
    }
}

#[test]
fn gradients_of_weights_are_refused_if_a_slice_is_too_short_for_them() {
    let inputs = 3;
    let put = |(samples, step, units): (usize, usize, usize), x: &[f32], gradient: &[f32], weights: usize| {
        let all = WeightGradient { inputs, units, samples, step, x, gradient, scale: 1.0, adds: false };
        all.put(&mut numbers(all.room()), &mut numbers(weights));
    };
    // Of one sample and of several, whose gradient has to be transposed.
    for sizes @ (_, step, units) in [(1, 1, 4), (20, 32, 4)] {
        each_slice_is_checked("a gradient of weights", |[x, gradient, kernel, bias]: Short<4>| {
            let (x, gradient) = (numbers(inputs * step - x), numbers(units * step - gradient));
            put(sizes, &x, &gradient, if kernel > 0 { inputs * units - kernel } else { inputs * units + units - bias });
        });
    }
    // Of one unit, whose gradient may end with the last sample that counts, and so may what flowed in.
    let sizes @ (samples, step, units) = (20, 32, 1);
    each_slice_is_checked("a gradient of one unit", |[x, gradient, kernel]: Short<3>| {
        let (x, gradient) = (numbers((inputs - 1) * step + samples - x), numbers(samples - gradient));
        put(sizes, &x, &gradient, inputs * units - kernel);
    });
    let too_many = catch_unwind(|| put((33, 32, 4), &numbers(inputs * 33), &numbers(4 * 33), inputs * 4));
    assert!(too_many.is_err());
}
