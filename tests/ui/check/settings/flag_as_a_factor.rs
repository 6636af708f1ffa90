// A gate or none.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], gated: bool = true) -> [4] {
        // ERROR: `true` is no factor
        x * gated
    }
}

fn main() {}
