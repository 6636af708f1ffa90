// One more.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: one is declared
        (x -> Dense(1), x -> Dense(1))
    }
}

fn main() {}
