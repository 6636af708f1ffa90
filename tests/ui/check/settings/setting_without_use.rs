// Left over.
use neurotype::prelude::*;

network! {
    pub Net(
        x: [8],
        // ERROR: no use
        depth: usize = 3,
    ) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
