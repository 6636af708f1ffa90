// I shall need it later.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: not used
        layer hidden = Dense(30);
        x -> Dense(1)
    }
}

fn main() {}
