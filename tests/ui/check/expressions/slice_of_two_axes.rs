// A corner.
use neurotype::prelude::*;

network! {
    pub Net(x: [8, 8]) -> [4, 4] {
        // ERROR: the leading axis only
        x[0..4, 0..4]
    }
}

fn main() {}
