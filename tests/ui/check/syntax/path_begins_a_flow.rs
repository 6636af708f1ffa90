// A value by a path: what is outside of the network does not flow in it.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] {
        // ERROR: no value has a path
        outside::h -> Dense(1)
    }
}

fn main() {}
