// One number too many.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: it takes three
        x -> Dense(30, relu(0.1, 6.0, 0.0, 1.0)) -> Dense(1)
    }
}

fn main() {}
