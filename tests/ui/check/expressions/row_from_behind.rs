// Rows are counted from the first.
use neurotype::prelude::*;

network! {
    pub Net(x: [10, 8]) -> [1] {
        // ERROR: rows are counted from 0, and not from behind
        x[-1] -> Dense(1)
    }
}

fn main() {}
