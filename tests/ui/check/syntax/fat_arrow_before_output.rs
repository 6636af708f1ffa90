// The function gives ten numbers.
use neurotype::prelude::*;

network! {
    // ERROR: outputs stand behind `->`
    pub Net(x: [8]) => [10] {
        x -> Dense(10)
    }
}

fn main() {}
