// Both belong together.
use neurotype::prelude::*;

network! {
    pub First(x: [8]) -> [1] { x -> Dense(1) }
    // ERROR: one network in each `network!`
    pub Second(x: [8]) -> [1] { x -> Dense(1) }
}

fn main() {}
