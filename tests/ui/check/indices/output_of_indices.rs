//! An output of indices.

use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [0..10; 1] {
        x -> Dense(1)
    }
}

fn main() {}
