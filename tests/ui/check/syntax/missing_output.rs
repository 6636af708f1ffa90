// The last layer says what comes out.
use neurotype::prelude::*;

network! {
    // ERROR: the outputs must be declared
    pub Net(x: [8]) {
        x -> Dense(1)
    }
}

fn main() {}
