// Four times.
use neurotype::prelude::*;

network! {
    pub Net(x: [4, 8]) -> [8] {
        let mut h: [8] = 0.0;
        // ERROR: no use for the row
        for row in x { h = h -> Dense(8); }
        h
    }
}

fn main() {}
