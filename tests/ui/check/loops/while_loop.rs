// Until it is small.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        let mut h = x;
        // ERROR: `for` only
        while h > 1.0 { h = h -> Dense(8); }
        h
    }
}

fn main() {}
