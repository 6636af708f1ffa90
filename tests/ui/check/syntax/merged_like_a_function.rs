// As a function of both.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], y: [8]) -> [1] {
        // ERROR: they stand before it
        Concat(x, y) -> Dense(1)
    }
}

fn main() {}
