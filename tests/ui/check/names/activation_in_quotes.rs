// Keras takes strings.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a name, not a string
        x -> Dense(30, "relu") -> Dense(1)
    }
}

fn main() {}
