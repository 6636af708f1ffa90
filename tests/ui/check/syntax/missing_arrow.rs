// Dense, then relu.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: an arrow is missing
        x -> Dense(30) relu -> Dense(1)
    }
}

fn main() {}
