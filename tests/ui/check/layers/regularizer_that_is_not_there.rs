//! A regularizer that nobody knows.

use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [1] {
        x -> Dense(1, kernel_regularizer = l3(0.01))
    }
}

fn main() {}
