// The usual rate.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: the rate is missing
        x -> Dropout -> Dense(1)
    }
}

fn main() {}
