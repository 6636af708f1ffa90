// Two inputs.
use neurotype::prelude::*;

network! {
    // ERROR: a comma is missing
    pub Net(a: [5] b: [6]) -> [1] {
        (a, b) -> Concat -> Dense(1)
    }
}

fn main() {}
