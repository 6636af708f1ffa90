// It needs no name, it is the only one.
use neurotype::prelude::*;

network! {
    // ERROR: a network has a name
    pub (x: [8]) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
