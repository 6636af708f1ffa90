// Two outputs.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> (a: [1], b: [1]) {
        let a = x -> Dense(1);
        let b = x -> Dense(1);
        // ERROR: outputs stand in parentheses
        a, b
    }
}

fn main() {}
