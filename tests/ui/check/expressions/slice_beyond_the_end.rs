// Ten of eight.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [6] {
        // ERROR: only 8
        x[4..10]
    }
}

fn main() {}
