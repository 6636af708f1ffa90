//! The vocabulary first, as Keras writes it.

use neurotype::prelude::*;

network! {
    pub Net(words: [0..1000; 2]) -> [1] {
        words -> Embedding(1000, 4) -> Flatten -> Dense(1)
    }
}

fn main() {}
