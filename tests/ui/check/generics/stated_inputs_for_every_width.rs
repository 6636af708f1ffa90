// H go in.
use neurotype::prelude::*;

network! {
    pub Net<const H: usize>(x: [8]) -> [1] {
        // ERROR: 8 go in
        x -> Dense(H => 1)
    }
}

fn main() {}
