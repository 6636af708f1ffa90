// A square, as in Python.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a product
        x ** 2 -> Dense(1)
    }
}

fn main() {}
