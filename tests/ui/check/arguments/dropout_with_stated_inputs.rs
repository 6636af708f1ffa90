// Eight in.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: nothing to state
        x -> Dropout(8 => 0.2) -> Dense(1)
    }
}

fn main() {}
