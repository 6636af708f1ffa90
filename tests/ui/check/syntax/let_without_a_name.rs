// What is bound needs a name.
use neurotype::prelude::*;

network! {
    Net(x: [8]) -> [1] {
        // ERROR: a number is none
        let 1 = x -> Dense(4);
        x -> Dense(1)
    }
}

fn main() {}
