// No bias.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: `true` or `false`
        x -> Dense(30, use_bias = 0) -> Dense(1)
    }
}

fn main() {}
