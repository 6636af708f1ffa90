// Eight numbers go in.
use neurotype::prelude::*;

network! {
    // ERROR: shapes stand in brackets
    pub Net(x: 8) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
