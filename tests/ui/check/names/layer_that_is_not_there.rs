// Images want convolutions.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [1] {
        // ERROR: there is no such layer
        image -> Conv2D(32) -> Flatten -> Dense(1)
    }
}

fn main() {}
