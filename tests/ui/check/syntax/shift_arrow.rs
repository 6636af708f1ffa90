// Data go to the right.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a flow goes on with `->`
        x >> Dense(1)
    }
}

fn main() {}
