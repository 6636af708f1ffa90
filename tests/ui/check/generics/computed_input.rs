// Twice as wide.
use neurotype::prelude::*;

network! {
    // ERROR: sizes here are not computed
    pub Net<const H: usize>(x: [2 * H]) -> [1] {
        x -> Dense(H) -> Dense(1)
    }
}

fn main() {}
