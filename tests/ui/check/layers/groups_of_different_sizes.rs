//! Three groups of eight features.

use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        x -> GroupNormalization(3)
    }
}

fn main() {}
