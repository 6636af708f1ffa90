// As few as possible.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: at least 1
        x -> Dense(0) -> Dense(1)
    }
}

fn main() {}
