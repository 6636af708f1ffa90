// A constant.
use neurotype::prelude::*;

const ALL: bool = true;

network! {
    pub Net(x: [8, 3]) -> [4] {
        // ERROR: a literal
        x -> Gru(4, return_sequences = ALL) -> Dense(4)
    }
}

fn main() {}
