//! An embedding fed by floats.

use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        x -> Embedding(4) -> Flatten -> Dense(1)
    }
}

fn main() {}
