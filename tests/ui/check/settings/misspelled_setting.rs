// A letter too many.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        let mut h = x;
        // ERROR: no such setting
        for _ in 0..dephth { h = h -> Dense(8); }
        h
    }
}

fn main() {}
