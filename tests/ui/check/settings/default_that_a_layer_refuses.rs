// What it is at first.
use neurotype::prelude::*;

network! {
    pub Net(x: [4], rate: f64 = 1.5) -> [1] {
        // ERROR: more than all
        x -> Dropout(rate) -> Dense(1)
    }
}

fn main() {}
