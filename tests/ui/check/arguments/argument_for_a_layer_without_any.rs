// From the first axis on.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [1] {
        // ERROR: it takes none
        image -> Flatten(axis = 1) -> Dense(1)
    }
}

fn main() {}
