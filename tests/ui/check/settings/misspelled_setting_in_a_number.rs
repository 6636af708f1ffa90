// A typo.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], decay: f64 = 0.01) -> [1] {
        // ERROR: `decay`
        x -> Dense(1, kernel_regularizer = l2(deccay))
    }
}

fn main() {}
