// From four to four.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: nothing
        x[4..4] -> Dense(1)
    }
}

fn main() {}
