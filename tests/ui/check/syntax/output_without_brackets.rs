// Ten numbers come out.
use neurotype::prelude::*;

network! {
    // ERROR: shapes stand in brackets
    pub Net(x: [8]) -> 10 {
        x -> Dense(10)
    }
}

fn main() {}
