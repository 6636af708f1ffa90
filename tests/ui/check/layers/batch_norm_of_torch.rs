//! PyTorch's name for a layer.

use neurotype::prelude::*;

network! {
    pub Net(x: [4]) -> [4] {
        x -> BatchNorm1d(4)
    }
}

fn main() {}
