// As Keras names a layer.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a declared layer has a name
        x -> Dense(1, name = "output")
    }
}

fn main() {}
