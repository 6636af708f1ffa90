//! A dot product of four numbers and five.

use neurotype::prelude::*;

network! {
    pub Net(a: [4], b: [5]) -> [1] {
        (a, b) -> Dot(1)
    }
}

fn main() {}
