// Nothing stands before a comma.
use neurotype::prelude::*;

network! {
    // ERROR: expected one of
    pub Net<,>(x: [8]) -> [1] {
        x -> Dense(1)
    }
}

network! {
    // ERROR: expected one of
    pub Other<const H: usize,, Block>(x: [8]) -> [1] {
        x -> Dense(H) -> Block -> Dense(1)
    }
}

fn main() {}
