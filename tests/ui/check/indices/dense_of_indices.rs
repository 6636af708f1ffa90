//! Words without an embedding.

use neurotype::prelude::*;

network! {
    pub Net(words: [0..1000; 8]) -> [1] {
        words -> Dense(1)
    }
}

fn main() {}
