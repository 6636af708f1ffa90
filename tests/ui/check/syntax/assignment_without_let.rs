// Assign, as in Python.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a value is bound with `let`
        h = x -> Dense(30);
        h -> Dense(1)
    }
}

fn main() {}
