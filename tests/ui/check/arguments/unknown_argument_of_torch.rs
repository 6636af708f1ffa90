// PyTorch says bias.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: it has another name here
        x -> Dense(30, bias = false) -> Dense(1)
    }
}

fn main() {}
