// Dropout in training alone, which it is anyway.
use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [4] {
        // ERROR: `Dropout` knows
        x -> Dropout(if training { 0.2 } else { 0.0 })
    }
}

fn main() {}
