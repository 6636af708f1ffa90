// As in Python.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a range of Rust
        let mut h = x;
        for _ in range(3) { h = h -> Dense(8); }
        h -> Dense(1)
    }
}

fn main() {}
