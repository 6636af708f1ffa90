// The larger of both.
use neurotype::prelude::*;

network! {
    pub Net(a: [5], b: [6]) -> [1] {
        // ERROR: 5 and 6
        (a, b) -> Maximum -> Dense(1)
    }
}

fn main() {}
