// Three layers more.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: not part of the language
        for _ in 0..3 { x = x -> Dense(8); }
        x -> Dense(1)
    }
}

fn main() {}
