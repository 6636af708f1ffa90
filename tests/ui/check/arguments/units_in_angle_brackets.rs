// As a generic type.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: parentheses
        x -> Dense<30> -> Dense(1)
    }
}

fn main() {}
