// Thirty units.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: units are a number
        x -> Dense("30") -> Dense(1)
    }
}

fn main() {}
