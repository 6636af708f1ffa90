// Forgot `mut`.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        let h = x -> Dense(8);
        // ERROR: it does not change
        for _ in 0..depth { h = h -> Dense(8); }
        h
    }
}

fn main() {}
