// A word that Rust has for itself.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: another name
        layer fn = Dense(1);
        x -> fn
    }
}

fn main() {}
