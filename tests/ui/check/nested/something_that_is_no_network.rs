// A type of Rust.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: no network
        x -> String -> Dense(8)
    }
}

fn main() {}
