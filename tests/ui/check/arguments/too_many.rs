// Input and output size.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: one too many
        x -> Dropout(0.2, 0.5) -> Dense(1)
    }
}

fn main() {}
