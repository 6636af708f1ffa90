// A network is a function.
use neurotype::prelude::*;

network! {
    // ERROR: only its name
    pub fn Net(x: [8]) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
