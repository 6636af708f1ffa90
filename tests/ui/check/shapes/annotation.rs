// Twenty numbers.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: 30 flow
        let h: [20] = x -> Dense(30);
        h -> Dense(1)
    }
}

fn main() {}
