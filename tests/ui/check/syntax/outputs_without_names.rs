// Two outputs.
use neurotype::prelude::*;

network! {
    // ERROR: several outputs have names
    pub Net(x: [8]) -> ([1], [1]) {
        (x -> Dense(1), x -> Dense(1))
    }
}

fn main() {}
