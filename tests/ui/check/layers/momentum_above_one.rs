//! A momentum in percent.

use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [4] {
        x -> BatchNormalization(momentum = 99.0)
    }
}

fn main() {}
