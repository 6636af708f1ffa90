// The same thing twice.
use neurotype::prelude::*;

network! {
    // ERROR: two inputs of one name
    pub Net(x: [5], x: [6]) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
