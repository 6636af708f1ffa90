// The number of units will be found.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: units are missing
        x -> Dense -> Dense(1)
    }
}

fn main() {}
