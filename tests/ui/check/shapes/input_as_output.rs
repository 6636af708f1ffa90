// Nothing to do.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [10] {
        // ERROR: 8 come out
        x
    }
}

fn main() {}
