// As the first layer of a sequential model in Keras.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: inputs have their shapes
        x -> Dense(1, input_shape = [8])
    }
}

fn main() {}
