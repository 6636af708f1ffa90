// Too many.
use neurotype::prelude::*;

network! {
    pub Net(x: [8, 8, 3]) -> [4] {
        // ERROR: rows of features
        x -> Gru(4)
    }
}

fn main() {}
