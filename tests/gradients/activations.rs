//! Activations, as an argument of `Dense` and as a stage.

use neurotype::prelude::*;

use super::check::{gradient_test, random_batch};

macro_rules! activation_test {
    ($name:ident: $($activation:tt)+) => {
        mod $name {
            use super::*;

            gradient_test!(
                as_an_argument,
                (x: [3]) -> [2] { x -> Dense(4, $($activation)+) -> Dense(2) },
                Mse,
                |samples| random_batch::<shape![2]>(samples, 9)
            );
            gradient_test!(
                as_a_stage,
                (x: [3]) -> [2] { x -> Dense(4) -> $($activation)+ -> Dense(2) },
                Mse,
                |samples| random_batch::<shape![2]>(samples, 9)
            );
            gradient_test!(
                at_the_end,
                (x: [3]) -> [4] { x -> Dense(4, $($activation)+) },
                Mse,
                |samples| random_batch::<shape![4]>(samples, 9)
            );
        }
    };
}

macro_rules! one_by_one {
    ($($name:ident => [$($activation:tt)+]),+ $(,)?) => { $(activation_test!($name: $($activation)+);)+ };
}

one_by_one! {
    linear => [linear],
    relu6 => [relu6],
    hard_tanh => [hard_tanh],
    hard_sigmoid => [hard_sigmoid],
    hard_silu => [hard_silu],
    softsign => [softsign],
    exponential => [exponential],
    abs => [abs],
    log_sigmoid => [log_sigmoid],
    mish => [mish],
    tanh_shrink => [tanh_shrink],
    celu => [celu(alpha = 0.5)],
    soft_shrink => [soft_shrink(threshold = 0.25)],
    hard_shrink => [hard_shrink(threshold = 0.25)],
    squareplus => [squareplus(b = 2.0)],
    relu => [relu],
    leaky_relu => [leaky_relu],
    leaky_relu_with_a_slope => [leaky_relu(0.05)],
    elu => [elu],
    elu_with_alpha => [elu(alpha = 0.5)],
    selu => [selu],
    gelu => [gelu],
    gelu_with_tanh => [gelu(approximate = true)],
    silu => [silu],
    sigmoid => [sigmoid],
    tanh => [tanh],
    softplus => [softplus],
    softmax => [softmax],
    log_softmax => [log_softmax],
    sparsemax => [sparsemax],
    sparse_plus => [sparse_plus],
    sparse_sigmoid => [sparse_sigmoid],
    threshold => [threshold(0.1, -0.5)],
    relu_with_arguments => [relu(negative_slope = 0.1, max_value = 0.8, threshold = -0.2)],
}

gradient_test!(
    roots_and_logarithms_of_what_is_above_0,
    (x: [3]) -> [2] {
        let h = x -> Dense(4, softplus);
        ((h -> sqrt) + (h -> Dense(4, sigmoid) -> log), h -> Dense(4, sigmoid) -> Dense(4, exponential) -> sqrt) -> Concat -> Dense(2)
    },
    Mse,
    |samples| random_batch::<shape![2]>(samples, 9)
);

gradient_test!(
    softmax_looks_at_the_last_axis_alone,
    (x: [2, 3]) -> [2, 3] { x -> Flatten -> Dense(6) -> Reshape([2, 3]) -> softmax },
    Mse,
    |samples| random_batch::<shape![2, 3]>(samples, 9)
);
