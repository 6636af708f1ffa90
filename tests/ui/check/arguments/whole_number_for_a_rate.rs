// Drop nothing.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a number with a point
        x -> Dropout(0) -> Dense(1)
    }
}

fn main() {}
