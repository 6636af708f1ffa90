// A number with a point.
use neurotype::prelude::*;

network! {
    pub Net(
        x: [8],
        // ERROR: a whole number
        depth: usize = 3.0,
    ) -> [8] {
        let mut h = x;
        for _ in 0..depth { h = h -> Dense(8); }
        h
    }
}

fn main() {}
