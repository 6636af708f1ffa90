// Everything comes from the weights.
use neurotype::prelude::*;

network! {
    // ERROR: a network has inputs
    pub Net() -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
