// Nothing goes in.
use neurotype::prelude::*;

network! {
    // ERROR: at least 1
    pub Net(x: [0]) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
