// Probabilities.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [10] {
        // ERROR: misspelled
        x -> Dense(10) -> sofmax
    }
}

fn main() {}
