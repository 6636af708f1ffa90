// Both go in.
use neurotype::prelude::*;

network! {
    pub Net(a: [5], b: [6]) -> [1] {
        // ERROR: merge them first
        (a, b) -> Dense(1)
    }
}

fn main() {}
