// As in NumPy.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a layer
        x @ x -> Dense(1)
    }
}

fn main() {}
