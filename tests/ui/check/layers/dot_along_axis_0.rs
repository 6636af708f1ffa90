//! Axes are counted from 1, samples being 0 in Keras.

use neurotype::prelude::*;

network! {
    pub Net(a: [4], b: [4]) -> [1] {
        (a, b) -> Dot(0)
    }
}

fn main() {}
