// A value with its shape, and no `let`.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] {
        // ERROR: a value is bound with `let`
        h: [30] = x -> Dense(30, relu);
        h -> Dense(1)
    }
}

fn main() {}
