// Thirty units, certainly.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: given twice
        x -> Dense(30, units = 30) -> Dense(1)
    }
}

fn main() {}
