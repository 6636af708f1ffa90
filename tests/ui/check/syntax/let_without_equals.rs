// The arrow says it all.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a `=` is missing
        let h x -> Dense(30);
        h -> Dense(1)
    }
}

fn main() {}
