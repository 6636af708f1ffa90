// As wide as it is set.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], width: usize = 30, depth: usize = 1) -> [1] {
        let mut h = x;
        for _ in 0..depth { h = h -> Dense(8); }
        for _ in 0..width { h = h -> Dense(8); }
        // ERROR: known only at run time
        h -> Dense(width) -> Dense(1)
    }
}

fn main() {}
