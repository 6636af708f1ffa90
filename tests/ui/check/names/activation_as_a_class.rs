// As Keras has it.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: an activation is a stage
        x -> Dense(30) -> Activation("relu") -> Dense(1)
    }
}

fn main() {}
