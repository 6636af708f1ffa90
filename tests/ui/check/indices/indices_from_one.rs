//! A vocabulary that begins at 1.

use neurotype::prelude::*;

network! {
    pub Net(words: [1..1000; 8]) -> [1] {
        words -> Embedding(4) -> Flatten -> Dense(1)
    }
}

fn main() {}
