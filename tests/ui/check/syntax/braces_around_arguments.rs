// A layer is like a struct.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: arguments stand in parentheses
        x -> Dense { 30 } -> Dense(1)
    }
}

fn main() {}
