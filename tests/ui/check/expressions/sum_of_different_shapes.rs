// Shortcut of another width.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [9] {
        // ERROR: [8] and [9]
        x + (x -> Dense(9))
    }
}

fn main() {}
