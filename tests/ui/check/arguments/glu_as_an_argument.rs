//! An activation that changes the shape, where the shape must stay.

use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        x -> Dense(30, glu) -> Dense(1)
    }
}

fn main() {}
