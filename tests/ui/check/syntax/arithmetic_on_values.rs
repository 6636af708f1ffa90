// A shortcut is a sum.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: values are merged with a layer
        let h = x + x;
        h -> Dense(1)
    }
}

fn main() {}
