// He, normal.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: misspelled
        x -> Dense(30, kernel_initializer = he_norml) -> Dense(1)
    }
}

fn main() {}
