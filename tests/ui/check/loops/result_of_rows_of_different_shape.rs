// Rows of nine.
use neurotype::prelude::*;

network! {
    pub Net(x: [4, 8]) -> [4, 8] {
        // ERROR: [4, 9]
        for row in x { row -> Dense(9) }
    }
}

fn main() {}
