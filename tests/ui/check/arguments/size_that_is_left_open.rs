// As NumPy, Keras and PyTorch have it.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: no number is left open
        x -> Reshape([-1, 4]) -> Flatten -> Dense(1)
    }
}

fn main() {}
