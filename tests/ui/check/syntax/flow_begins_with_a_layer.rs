// The first layer knows its input.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a flow begins with a value
        Dense(8 => 30) -> Dense(1)
    }
}

fn main() {}
