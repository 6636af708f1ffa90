// Eight is wide enough.
use neurotype::prelude::*;

network! {
    pub Net<const H: usize>(x: [8]) -> [H] {
        // ERROR: [H] is declared
        x -> Dense(8)
    }
}

fn main() {}
