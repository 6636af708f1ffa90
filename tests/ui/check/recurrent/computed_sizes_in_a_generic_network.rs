// Sizes that are computed.
use neurotype::prelude::*;

network! {
    pub Net<const A: usize>(a: [4, A], b: [4, A]) -> [3] {
        // ERROR: 2 · A is no single parameter
        (a, b) -> Concat -> Gru(3)
    }
}

fn main() {}
