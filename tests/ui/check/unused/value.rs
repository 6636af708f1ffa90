// I shall need it later.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: not used
        let h = x -> Dense(30);
        x -> Dense(1)
    }
}

fn main() {}
