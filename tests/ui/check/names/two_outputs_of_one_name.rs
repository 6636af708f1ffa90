// Two prices.
use neurotype::prelude::*;

network! {
    // ERROR: two outputs of one name
    pub Net(x: [8]) -> (price: [1], price: [1]) {
        (x -> Dense(1), x -> Dense(1))
    }
}

fn main() {}
