// One less than nothing.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: units are not negative
        x -> Dense(-1)
    }
}

fn main() {}
