//! Values that take the place of others, and values that look as if they could: each gradient against differences.

use neurotype::prelude::*;

use super::check::{gradient_test, random_batch};

macro_rules! of_shape {
    ($($size:tt),+) => { |samples| random_batch::<shape![$($size),+]>(samples, 9) };
}

gradient_test!(
    an_activation_of_what_nothing_else_takes,
    (x: [4]) -> [2] { x -> Dense(5) -> tanh -> Dense(2) },
    Mse,
    of_shape!(2)
);
gradient_test!(
    an_activation_of_what_a_sum_takes_too,
    (x: [4]) -> [5] {
        let sum = x -> Dense(5);
        sum + (sum -> tanh)
    },
    Mse,
    of_shape!(5)
);
gradient_test!(
    activations_one_behind_the_other,
    (x: [4]) -> [2] { x -> Dense(5) -> sigmoid -> tanh -> relu -> Dense(2) },
    Mse,
    of_shape!(2)
);
gradient_test!(
    a_relu_that_the_next_layer_may_pass,
    (x: [4]) -> [2] { x -> Dense(5) -> relu -> Dense(6) -> BatchNormalization -> relu -> Dense(2) },
    Mse,
    of_shape!(2)
);
gradient_test!(
    slices_that_lie_side_by_side,
    (x: [4]) -> [6] {
        let all = x -> Dense(6);
        (all[..2] -> sigmoid, all[4..] -> tanh, all[2..4] -> softmax) -> Concat
    },
    Mse,
    of_shape!(6)
);
gradient_test!(
    slices_that_overlap,
    (x: [4]) -> [8] {
        let all = x -> Dense(6);
        (all[..4] -> sigmoid, all[2..] -> tanh) -> Concat
    },
    Mse,
    of_shape!(8)
);
gradient_test!(
    slices_of_what_is_also_taken_as_a_whole,
    (x: [4]) -> [10] {
        let all = x -> Dense(6);
        (all[..4] -> sigmoid, all) -> Concat
    },
    Mse,
    of_shape!(10)
);
gradient_test!(
    slices_of_slices,
    (x: [4]) -> [3] {
        let all = x -> Dense(6);
        let half = all[..4];
        (half[1..3] -> sigmoid, all[5..] -> tanh) -> Concat
    },
    Mse,
    of_shape!(3)
);
gradient_test!(
    sums_over_either_side,
    (x: [4]) -> [2] {
        let h = x -> Dense(4, tanh);
        let residual = h + (h -> Dense(4));
        let both = (residual -> Dense(3)) + (h -> Dense(3)) + (x -> Dense(3));
        both -> tanh -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(
    a_sum_with_what_keeps_numbers_for_the_way_back,
    (x: [4]) -> [2] {
        let sum = (x -> Dense(4)) + (x -> Dense(4) -> LayerNormalization);
        sum -> Dense(5, tanh) -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(
    a_sum_whose_second_value_was_computed_first,
    (x: [4]) -> [2] {
        let second = x -> Dense(5, use_bias = false);
        let first = x -> Dense(5);
        first + second -> Dense(2)
    },
    Mse,
    of_shape!(2)
);
gradient_test!(
    a_sum_of_a_value_with_itself,
    (x: [4]) -> [3] {
        let h = x -> Dense(3);
        h + h
    },
    Mse,
    of_shape!(3)
);
gradient_test!(
    a_sum_of_slices_of_one_value,
    (x: [4]) -> [3] {
        let h = x -> Dense(6);
        h[..3] + h[3..] -> tanh
    },
    Mse,
    of_shape!(3)
);
gradient_test!(
    what_a_name_stands_for_in_the_next_turn,
    (x: [4]) -> [4] {
        layer cell = Dense(4);
        let mut h = x -> Dense(4);
        let mut last = h;
        for _ in 0..3 {
            let sum = h -> cell;
            last = h + (sum -> tanh);
            h = sum;
        }
        last + (h -> sigmoid)
    },
    Mse,
    of_shape!(4)
);
gradient_test!(
    sums_in_the_arms_of_a_branch,
    (x: [5, 4]) -> [4] {
        layer cell = Dense(4, tanh);
        let mut kept: [4] = 0.1;
        let mut h: [4] = 0.2;
        for row in x {
            if training { kept = kept + h; } else { kept = kept + h; }
            h = (h + row) -> cell;
        }
        kept * h
    },
    Mse,
    of_shape!(4)
);
gradient_test!(
    a_classifier_whose_softmax_is_a_stage,
    (x: [4]) -> [3] { x -> Dense(5) -> relu -> Dense(3) -> softmax },
    CategoricalCrossentropy,
    |samples| super::check::random_shares::<shape![3]>(samples, 9)
);
