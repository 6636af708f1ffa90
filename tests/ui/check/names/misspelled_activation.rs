// relu.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: misspelled
        x -> Dense(30, rely) -> Dense(1)
    }
}

fn main() {}
