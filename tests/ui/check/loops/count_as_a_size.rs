// Wider each time.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: sizes are fixed
        let mut h = x;
        for i in 1..4 { h = h -> Dense(i * 8) -> Dense(8); }
        h -> Dense(1)
    }
}

fn main() {}
