// Row after row.
use neurotype::prelude::*;

network! {
    pub Net(x: [4, 8]) -> [8] {
        let mut h: [8] = 0.0;
        // ERROR: a slice is a constant
        for i in 0..4 { h = h + x[i]; }
        h
    }
}

fn main() {}
