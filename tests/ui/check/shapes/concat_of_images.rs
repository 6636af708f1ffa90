// Side by side.
use neurotype::prelude::*;

network! {
    pub Net(a: [28, 28], b: [14, 28]) -> [1] {
        // ERROR: heights differ
        (a, b) -> Concat -> Flatten -> Dense(1)
    }
}

fn main() {}
