// Four rows.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [1] {
        // ERROR: a shape stands in brackets
        image -> Reshape(4) -> Flatten -> Dense(1)
    }
}

fn main() {}
