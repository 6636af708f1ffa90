//! A constraint under the name of Keras's class.

use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [1] {
        x -> Dense(1, kernel_constraint = MaxNorm(3.0))
    }
}

fn main() {}
