// Recursion.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: no end
        x -> Dense(8) -> Net
    }
}

fn main() {}
