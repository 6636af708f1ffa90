// The reciprocal.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: not part of the language
        1.0 / x
    }
}

fn main() {}
