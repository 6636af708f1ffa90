// Of Keras.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a layer of its own
        x -> Dense(1, activity_regularizer = l2(0.01))
    }
}

fn main() {}
