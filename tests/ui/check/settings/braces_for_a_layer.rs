// As for a network.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: parentheses
        x -> Dense { units: 1 }
    }
}

fn main() {}
