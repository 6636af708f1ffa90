// Drop one and a half of them.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a share is below 1
        x -> Dropout(1.5) -> Dense(1)
    }
}

fn main() {}
