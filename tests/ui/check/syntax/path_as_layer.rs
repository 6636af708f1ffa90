// The full name.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: layers are single names
        x -> neurotype::Dense(1)
    }
}

fn main() {}
