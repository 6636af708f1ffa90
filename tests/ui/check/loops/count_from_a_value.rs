// As often as x says.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        let mut h = x -> Dense(8);
        // ERROR: a value flows, it counts nothing
        for _ in 0..x { h = h -> Dense(8); }
        h
    }
}

fn main() {}
