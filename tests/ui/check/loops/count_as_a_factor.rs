// Each turn counts more than the one before.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], depth: usize = 3) -> [4] {
        let mut h = x;
        // ERROR: a count is no number of a flow
        for i in 0..depth { h = h * i; }
        h
    }
}

fn main() {}
