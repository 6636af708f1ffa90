// Zero.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: how many zeros?
        let h = 0.0;
        x + h
    }
}

fn main() {}
