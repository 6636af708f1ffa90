// Empty brackets.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: which part?
        x[]
    }
}

fn main() {}
