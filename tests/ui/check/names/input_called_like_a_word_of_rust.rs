// A word that Rust has for itself.
use neurotype::prelude::*;

network! {
    // ERROR: another name
    pub Net(type: [8]) -> [1] {
        type -> Dense(1)
    }
}

fn main() {}
