// Eight in, thirty out.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: inputs are stated with `=>`
        x -> Dense(8 -> 30) -> Dense(1)
    }
}

fn main() {}
