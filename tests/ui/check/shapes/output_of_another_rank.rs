// An image comes out.
use neurotype::prelude::*;

network! {
    pub Net(image: [28, 28]) -> [28, 28] {
        // ERROR: a row comes out
        image -> Flatten -> Dense(784)
    }
}

fn main() {}
