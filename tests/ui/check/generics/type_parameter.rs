// Generic over layers.
use neurotype::prelude::*;

network! {
    // ERROR: generic over sizes
    pub Net<L>(x: [8]) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
