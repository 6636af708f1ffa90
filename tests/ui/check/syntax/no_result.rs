// The last value is the output.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        let y = x -> Dense(1);
        // ERROR: the output must be returned
    }
}

fn main() {}
