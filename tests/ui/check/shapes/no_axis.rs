// A scalar.
use neurotype::prelude::*;

network! {
    // ERROR: at least one axis
    pub Net(x: [8]) -> [] {
        x -> Dense(1)
    }
}

fn main() {}
