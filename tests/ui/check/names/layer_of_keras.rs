// Keras calls it Concatenate.
use neurotype::prelude::*;

network! {
    pub Net(a: [5], b: [6]) -> [1] {
        // ERROR: it has another name here
        (a, b) -> Concatenate -> Dense(1)
    }
}

fn main() {}
