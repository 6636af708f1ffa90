// Four strips.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [1] {
        // ERROR: 700 are not 784
        image -> Reshape([4, 175]) -> Flatten -> Dense(1)
    }
}

fn main() {}
