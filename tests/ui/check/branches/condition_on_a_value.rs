// If it is large.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        let mut h = x -> Dense(8);
        // ERROR: what flows decides nothing
        if x > 0.5 { h = h -> Dense(8); }
        h
    }
}

fn main() {}
