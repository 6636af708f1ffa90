// Text.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: no number
        x * "2"
    }
}

fn main() {}
