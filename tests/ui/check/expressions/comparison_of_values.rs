// A gate.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: settings choose
        let gate = x > 0.5;
        gate * x -> Dense(1)
    }
}

fn main() {}
