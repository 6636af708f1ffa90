// Names are in snake case.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: layers begin with a capital
        x -> dense(30) -> Dense(1)
    }
}

fn main() {}
