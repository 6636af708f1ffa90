// One name for two things.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        let mut h = x;
        // ERROR: `depth` is a setting
        for depth in 0..depth { h = h -> Dense(8); }
        h
    }
}

fn main() {}
