// A layer has a type.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a `=` belongs here
        layer hidden: Dense(30);
        x -> hidden -> Dense(1)
    }
}

fn main() {}
