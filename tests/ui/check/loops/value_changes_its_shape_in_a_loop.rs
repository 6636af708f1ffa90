// Each turn makes it wider.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        let mut h = x;
        for _ in 0..depth {
            // ERROR: the next turn wants [8] again
            h = h -> Dense(9);
        }
        h
    }
}

fn main() {}
