// As a functional model of Keras begins.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: inputs stand behind the name
        x -> Input(8) -> Dense(1)
    }
}

fn main() {}
