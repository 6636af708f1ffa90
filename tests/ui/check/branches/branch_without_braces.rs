// Short.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], deep: bool = true) -> [8] {
        let mut h = x;
        // ERROR: braces
        if deep h = h -> Dense(8);
        h
    }
}

fn main() {}
