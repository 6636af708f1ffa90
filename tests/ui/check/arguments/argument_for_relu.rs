// A leaky one.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: it takes none
        x -> Dense(30, relu(0.1)) -> Dense(1)
    }
}

fn main() {}
