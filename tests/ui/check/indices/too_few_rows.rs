//! A table smaller than the vocabulary.

use neurotype::prelude::*;

network! {
    pub Net(words: [0..1000; 8]) -> [1] {
        words -> Embedding(100 => 4) -> Flatten -> Dense(1)
    }
}

fn main() {}
