//! Rows that are repeated.

use neurotype::prelude::*;

network! {
    pub Net(x: [2, 3]) -> [4, 6] {
        x -> RepeatVector(4)
    }
}

fn main() {}
