//! A standard deviation as a whole number.

use neurotype::prelude::*;

network! {
    pub Net(x: [2]) -> [2] {
        x -> GaussianNoise(1)
    }
}

fn main() {}
