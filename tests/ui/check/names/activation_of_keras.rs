// Keras also calls it swish.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: it has another name here
        x -> Dense(30, swish) -> Dense(1)
    }
}

fn main() {}
