// As in Python.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: two dots
        x[2:4] -> Dense(1)
    }
}

fn main() {}
