//! A constraint as Keras writes it.

use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [1] {
        x -> Dense(1, kernel_constraint = "max_norm")
    }
}

fn main() {}
