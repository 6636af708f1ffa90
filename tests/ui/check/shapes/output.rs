// Ten classes.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [10] {
        // ERROR: 12 come out
        x -> Dense(30) -> Dense(12)
    }
}

fn main() {}
