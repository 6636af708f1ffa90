// A batch of images.
use neurotype::prelude::*;

network! {
    // ERROR: the batch is no axis
    pub Net(image: [32, 28, 28, 3]) -> [1] {
        image -> Flatten -> Dense(1)
    }
}

fn main() {}
