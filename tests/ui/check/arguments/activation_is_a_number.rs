// Thirty and thirty.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: an activation is a name
        x -> Dense(30, 30) -> Dense(1)
    }
}

fn main() {}
