//! The second axis twice.

use neurotype::prelude::*;

network! {
    pub Net(x: [2, 3]) -> [2, 3] {
        x -> Permute([2, 2])
    }
}

fn main() {}
