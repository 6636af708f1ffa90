// Keras says units.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: misspelled
        x -> Dense(unit = 30) -> Dense(1)
    }
}

fn main() {}
