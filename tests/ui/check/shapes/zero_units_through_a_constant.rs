// Half of one.
use neurotype::prelude::*;

const UNITS: usize = 1;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: at least 1
        x -> Dense(UNITS / 2) -> Dense(1)
    }
}

fn main() {}
