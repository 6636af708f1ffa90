// What the last turn made.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], depth: usize = 3) -> [8] {
        for _ in 0..depth { let h = x -> Dense(8); }
        // ERROR: it lives within the loop
        h
    }
}

fn main() {}
