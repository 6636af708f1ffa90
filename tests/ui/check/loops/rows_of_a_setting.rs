// Through the depth.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        let mut h = x;
        // ERROR: a setting has no rows
        for _ in depth { h = h -> Dense(8); }
        h
    }
}

fn main() {}
