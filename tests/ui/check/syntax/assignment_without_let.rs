// Assign, as in Python.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: there is no `h` yet
        h = x -> Dense(30);
        h -> Dense(1)
    }
}

fn main() {}
