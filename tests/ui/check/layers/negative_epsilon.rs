//! An epsilon below 0.

use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [4] {
        x -> LayerNormalization(epsilon = -0.001)
    }
}

fn main() {}
