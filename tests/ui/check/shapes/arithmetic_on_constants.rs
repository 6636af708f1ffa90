// Twice the width.
use neurotype::prelude::*;

const WIDTH: usize = 20;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: 40 are not 30
        x -> Dense(2 * WIDTH) -> Dense(30 => 1)
    }
}

fn main() {}
