// A lifetime.
use neurotype::prelude::*;

network! {
    // ERROR: sizes and networks
    pub Net<'a>(x: [8]) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
