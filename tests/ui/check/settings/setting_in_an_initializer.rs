// To be looked for.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], spread: f64 = 0.1) -> [1] {
        // ERROR: weights are drawn before a model has settings to change
        x -> Dense(1, kernel_initializer = random_normal(stddev = spread))
    }
}

fn main() {}
