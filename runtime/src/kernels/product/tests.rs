//! Against plain loops.

use super::*;
use crate::kernels::{InstructionSet, instruction_set, with_threads};

/// Numbers that are exact in every order of summation.
fn integers<T: crate::Scalar>(count: usize, seed: usize) -> Vec<T> {
    (0..count).map(|index| T::from_f64(((index * 37 + seed * 11) % 9) as f64 - 4.0)).collect()
}

/// How the numbers of a product lie, and what rides along.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
struct Case {
    transposed: bool,
    adds: bool,
    padding: usize,
    addends: bool,
    least: Option<f64>,
    gated: bool,
    scale: f64,
}

fn compare<T: crate::Scalar>((m, k, n): (usize, usize, usize), case: Case) {
    let Case { transposed, adds, padding, addends, least, gated, scale } = case;
    let (row_step, column_step) = if transposed { (1, m) } else { (k, 1) };
    let a = integers::<T>(m * k, 1);
    let (b_step, c_step) = (n + padding, n + 2 * padding);
    let (b, before) = (integers::<T>(k * b_step, 2), integers::<T>(m * c_step, 3));
    let bias = if addends { integers::<T>(m, 4) } else { Vec::new() };
    let mut c = before.clone();
    let gate = if gated { integers::<T>(m * c_step, 5) } else { Vec::new() };
    let factor = Factor { numbers: &a, row_step, column_step };
    let finish = Finish {
        adds,
        addends: &bias,
        least: least.map(T::from_f64),
        gate: &gate,
        ..Finish::scaled(T::from_f64(scale))
    };
    let sums_before = integers::<T>(n + 1, 6);
    let mut sums = sums_before.clone();
    let product = checked((m, k, n), &factor, (&b, b_step), &finish, (&mut c, c_step));
    // Only for gradients: nothing but a scale happens to those.
    let has_sums = !addends && !gated && least.is_none();
    share::run_shared(&Product { sums: has_sums.then_some(sums.as_mut_ptr()), ..product });
    for (j, (sum, before)) in sums.iter().zip(&sums_before).enumerate() {
        let column = (0..k).map(|p| b[p * b_step + j].to_f64());
        let expected = match (has_sums && j < n, adds) {
            (true, true) => before.to_f64() + scale * column.sum::<f64>(),
            (true, false) => scale * column.sum::<f64>(),
            (false, _) => before.to_f64(),
        };
        assert!(sum.to_f64() == expected, "{m} {k} {n}, sum {j}, {case:?}");
    }
    for place in 0..m * c_step {
        let (i, j) = (place / c_step, place % c_step);
        let term = |p: usize| a[i * row_step + p * column_step].to_f64() * b[p * b_step + j].to_f64();
        let expected = if j < n {
            let addend = bias.get(i).map_or(0.0, |addend| addend.to_f64());
            let sum = if adds { before[place].to_f64() } else { 0.0 } + scale * (0..k).map(term).sum::<f64>() + addend;
            let is_open = gate.get(place).is_none_or(|gate| gate.to_f64() > 0.0);
            if is_open { least.map_or(sum, |least| sum.max(least)) } else { 0.0 }
        } else {
            before[place].to_f64()
        };
        assert!(c[place].to_f64() == expected, "{m} {k} {n}, element {i} {j}, {case:?}");
    }
}

#[test]
fn any_sizes_and_steps_give_what_plain_loops_give_and_touch_nothing_else() {
    let sizes = if cfg!(miri) { vec![1, 17] } else { vec![1, 2, 5, 8, 12, 13, 16, 17, 31, 33, 49, 400] };
    for m in &sizes {
        for n in &sizes {
            let plain = Case {
                transposed: false,
                adds: false,
                padding: 0,
                addends: false,
                least: None,
                gated: false,
                scale: -2.0,
            };
            for case in [
                plain,
                Case { transposed: true, adds: true, ..plain },
                Case { transposed: true, adds: true, padding: 3, ..plain },
                Case { addends: true, ..plain },
                Case { gated: true, padding: 2, ..plain },
                Case { gated: true, transposed: true, ..plain },
                Case { gated: true, adds: true, ..plain },
                Case { addends: true, least: Some(0.0), ..plain },
                Case { addends: true, least: Some(0.0), scale: 1.0, ..plain },
                Case { transposed: true, adds: true, addends: true, least: Some(-3.0), ..plain },
            ] {
                compare::<f32>((*m, 1, *n), case);
                compare::<f32>((*m, 3, *n), case);
                compare::<f64>((*m, 21, *n), case);
            }
        }
    }
}

#[test]
fn long_sums_give_the_same_in_blocks() {
    let (sizes, lengths) =
        if cfg!(miri) { (vec![7], vec![130]) } else { (vec![1, 6, 13, 33, 70], vec![128, 129, 300, 784]) };
    let plain =
        Case { transposed: true, adds: false, padding: 1, addends: false, least: None, gated: false, scale: -2.0 };
    for case in [
        plain,
        Case { addends: true, least: Some(0.0), ..plain },
        Case { least: Some(-3.0), gated: true, ..plain },
        Case { adds: true, ..plain },
        Case { transposed: false, addends: true, ..plain },
    ] {
        for (m, k, n) in sizes.iter().flat_map(|m| lengths.iter().flat_map(|k| sizes.iter().map(|n| (*m, *k, *n)))) {
            compare::<f32>((m, k, n), case);
            compare::<f64>((m, k, n), case);
        }
        // Columns, and rows of `B`, that lie on pages of their own; blocks that are copied, and such as are not.
        if !cfg!(miri) {
            let near = [(97, 128, 1030), (97, 129, 1030), (200, 300, 300), (30, 2070, 140), (30, 1100, 40)];
            let on_pages = [(1030, 64, 33), (1030, 65, 32), (1030, 150, 70), (1030, 70, 1030), (1030, 300, 300)];
            for (m, k, n) in near.into_iter().chain(on_pages) {
                compare::<f32>((m, k, n), case);
                compare::<f64>((m, k, n), case);
            }
        }
    }
}

#[test]
#[cfg(not(miri))]
fn a_block_may_be_as_short_as_one_term() {
    let plain =
        Case { transposed: true, adds: false, padding: 0, addends: true, least: None, gated: false, scale: -2.0 };
    // 128 blocks of 128 and 99 of 64, and then what is left.
    for (m, k) in [(30, 128 * 128 + 1), (512, 99 * 64 + 1)] {
        compare::<f64>((m, k, 16), plain);
        // A product of one term takes another way, unless it is a part of a sum.
        compare::<f64>((m, k, 16), Case { addends: false, gated: true, ..plain });
    }
}

#[test]
fn each_result_is_one_sum_in_the_order_of_its_terms() {
    // Where the machine rounds a product and a sum apart, so does the compiler's loop, but that is not what is asked here.
    if instruction_set() == InstructionSet::Portable {
        return;
    }
    let sizes = if cfg!(miri) {
        vec![(13, 130, 40)]
    } else {
        vec![(13, 300, 70), (1030, 150, 33), (100, 300, 1030), (200, 300, 300), (1030, 300, 300)]
    };
    for (m, k, n) in sizes {
        let (a, b) = (noise(m * k), noise(k * n));
        for (row_step, column_step) in [(1, m), (k, 1)] {
            let mut c = vec![0.0; m * n];
            let factor = Factor { numbers: &a, row_step, column_step };
            product((m, k, n), &factor, (&b, n), &Finish::scaled(1.0), (&mut c, n));
            for (place, found) in c.iter().enumerate() {
                let term =
                    |sum: f32, p: usize| a[place / n * row_step + p * column_step].mul_add(b[p * n + place % n], sum);
                assert!(*found == (0..k).fold(0.0, term), "element {place} with columns {column_step} apart");
            }
        }
    }
}

fn noise(count: usize) -> Vec<f32> {
    (0..count).map(|index| (index as f32 * 0.37).sin()).collect()
}

#[test]
fn shared_products_have_the_same_bits() {
    let sizes =
        if cfg!(miri) { vec![(25, 2, 3)] } else { vec![(301, 70, 33), (9, 40, 1031), (1, 300, 1100), (700, 300, 300)] };
    // What is added to is computed in one go; else some threads have rows enough for blocks, and others have not.
    for ((m, k, n), adds) in sizes.iter().flat_map(|sizes| [(*sizes, true), (*sizes, false)]) {
        let (a, b, bias) = (noise(m * k), noise(k * n), noise(m));
        let run = |threads: usize| {
            let mut c = vec![1.0; m * n];
            let factor = Factor { numbers: &a, row_step: k, column_step: 1 };
            let finish = Finish { adds, addends: &bias, least: Some(-0.5), ..Finish::scaled(0.3) };
            with_threads(threads, || product((m, k, n), &factor, (&b, n), &finish, (&mut c, n)));
            c
        };
        let alone = run(1);
        for threads in [2, 3, 8] {
            assert!(run(threads) == alone, "{threads} threads, {m} {k} {n}");
        }
    }
}

#[test]
fn weights_get_the_products_of_inputs_and_gradients_with_the_same_bits_on_any_number_of_threads() {
    let (large, long) = if cfg!(miri) { ((3, 2, 16), (2, 3, 16)) } else { ((333, 75, 48), (13, 35, 2112)) };
    for ((inputs, units, step), samples) in [
        ((8, 30, 32), 27),
        ((5, 1, 16), 2),
        ((7, 6, 1), 1),
        ((1, 40, 16), 16),
        (large, large.2 - 5),
        (long, long.2 - 11),
    ] {
        for (adds, has_bias) in [(false, true), (true, true), (true, false)] {
            let (x, gradient) = (integers::<f32>(inputs * step, 1), integers::<f32>(units * step, 2));
            let before = integers::<f32>((inputs + usize::from(has_bias)) * units, 3);
            let run = |threads: usize| {
                let mut weights = before.clone();
                with_threads(threads, || {
                    let (x, gradient, scale) = (&x, &gradient, -0.5);
                    let put = WeightGradient { inputs, units, samples, step, x, gradient, scale, adds };
                    put.put(&mut vec![f32::NAN; put.room()], &mut weights);
                });
                weights
            };
            let alone = run(1);
            for (place, found) in alone.iter().enumerate() {
                let (input, unit) = (place / units, place % units);
                let x = |sample: usize| if input == inputs { 1.0 } else { x[input * step + sample] };
                let sum: f32 = (0..samples).map(|sample| x(sample) * gradient[unit * step + sample]).sum();
                let expected = if adds { before[place] } else { 0.0 } - 0.5 * sum;
                assert!(*found == expected, "{inputs} {units} {step}: {input} {unit}");
            }
            for threads in [2, 3, 8] {
                assert!(run(threads) == alone, "{inputs} {units} {step} on {threads} threads");
            }
        }
    }
}

#[test]
fn a_factor_may_be_the_same_number_throughout() {
    let two = Factor { numbers: &[2.0_f32], row_step: 0, column_step: 0 };
    let finish = Finish::scaled(1.0);
    for (k, n) in [(1, 1), (5, 1), (40, 1), (3, 7), (33, 20)] {
        let b: Vec<f32> = integers(k * n, 5);
        let mut sums = vec![9.0; n];
        product((1, k, n), &two, (&b, n), &finish, (&mut sums, n));
        for (column, sum) in sums.iter().enumerate() {
            assert!(*sum == 2.0 * (0..k).map(|row| b[row * n + column]).sum::<f32>(), "{k} {n}");
        }
    }
}

#[test]
fn a_floor_lets_nan_through() {
    let one = Factor { numbers: &[1.0_f32], row_step: 1, column_step: 1 };
    let finish = Finish { least: Some(0.0), ..Finish::scaled(1.0) };
    for n in [1, 40] {
        let (b, mut c) = (vec![f32::NAN; n], vec![0.0; n]);
        product((1, 1, n), &one, (&b, n), &finish, (&mut c, n));
        assert!(c.iter().all(|number| number.is_nan()));
    }
}

#[test]
fn a_row_times_a_column_has_the_same_bits_alone_and_among_others() {
    for (m, k) in [(4, 32), (30, 32), (17, 1), (50, 20), (35, 100)] {
        let (a, b, before) = (noise(m * k), noise(k + 9).split_off(9), noise(m));
        let finish = Finish { adds: true, ..Finish::scaled(-0.1) };
        let put = |rows: std::ops::Range<usize>, c: &mut [f32]| {
            let factor = Factor { numbers: &a[rows.start * k..], row_step: k, column_step: 1 };
            product((rows.len(), k, 1), &factor, (&b, 1), &finish, (c, 1));
        };
        let (mut together, mut alone) = (before.clone(), before);
        put(0..m, &mut together);
        alone.iter_mut().enumerate().for_each(|(row, c)| put(row..row + 1, std::slice::from_mut(c)));
        assert_eq!(together, alone, "{m} rows of {k}");
    }
}
