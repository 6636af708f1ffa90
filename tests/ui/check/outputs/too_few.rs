// The price is what counts.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> (price: [1], aux: [1]) {
        // ERROR: two are declared
        x -> Dense(1)
    }
}

fn main() {}
