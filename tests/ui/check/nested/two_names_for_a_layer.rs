// A layer gives one value.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [2] {
        // ERROR: one value
        let (a, b) = x -> Dense(2);
        a + b
    }
}

fn main() {}
