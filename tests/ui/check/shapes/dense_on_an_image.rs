// An image is just numbers.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [10] {
        // ERROR: rows of numbers only
        image -> Dense(10)
    }
}

fn main() {}
