// PyTorch says slope.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: it has another name here
        x -> leaky_relu(slope = 0.1) -> Dense(1)
    }
}

fn main() {}
