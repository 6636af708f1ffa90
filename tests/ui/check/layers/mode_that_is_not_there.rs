//! A mode that is not one of three.

use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [1] {
        x -> Dense(1, kernel_initializer = variance_scaling(mode = fan_max))
    }
}

fn main() {}
