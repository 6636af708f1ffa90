// Both, side by side.
use neurotype::prelude::*;

network! {
    pub Net(a: [5], b: [6]) -> [1] {
        // ERROR: a layer must merge them
        let both = (a, b);
        both -> Dense(1)
    }
}

fn main() {}
