// The constant says so.
use neurotype::prelude::*;

const WIDTH: usize = 20;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: it says 20
        let h: [WIDTH] = x -> Dense(30);
        h -> Dense(1)
    }
}

fn main() {}
