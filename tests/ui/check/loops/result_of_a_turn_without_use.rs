// As in Rust, the last value.
use neurotype::prelude::*;

network! {
    pub Net(x: [4, 8]) -> [8] {
        let mut h: [8] = 0.0;
        for row in x {
            h = h + row;
            // ERROR: where does it go?
            h
        }
        h -> Dense(8)
    }
}

fn main() {}
