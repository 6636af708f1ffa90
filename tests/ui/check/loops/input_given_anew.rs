// The input itself.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        // ERROR: inputs do not change
        for _ in 0..depth { x = x -> Dense(8); }
        x
    }
}

fn main() {}
