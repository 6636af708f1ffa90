// The newest one.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: there is no such activation
        x -> Dense(30, superlu) -> Dense(1)
    }
}

fn main() {}
