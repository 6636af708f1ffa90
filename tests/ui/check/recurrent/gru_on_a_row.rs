// No rows.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [4] {
        // ERROR: rows of features
        x -> Gru(4)
    }
}

fn main() {}
