// Backwards.
use neurotype::prelude::*;

network! {
    pub Net(x: [4, 8]) -> [8] {
        let mut h: [8] = 0.0;
        // ERROR: parentheses
        for row in x -> Reverse { h = h + row; }
        h
    }
}

fn main() {}
