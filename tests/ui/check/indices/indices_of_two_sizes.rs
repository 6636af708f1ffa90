//! Rows of words.

use neurotype::prelude::*;

network! {
    pub Net(words: [0..1000; 8, 2]) -> [1] {
        words -> Embedding(4) -> Flatten -> Dense(1)
    }
}

fn main() {}
