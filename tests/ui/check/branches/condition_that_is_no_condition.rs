// A number decides.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        let mut h = x -> Dense(8);
        // ERROR: a number is no `bool`
        if depth { h = h -> Dense(8); }
        h
    }
}

fn main() {}
