// One for all.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: nothing to merge
        x -> Concat -> Dense(1)
    }
}

fn main() {}
