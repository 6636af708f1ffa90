//! Words beside numbers.

use neurotype::prelude::*;

network! {
    pub Net(words: [0..1000; 8], x: [3]) -> [11] {
        (words, x) -> Concat
    }
}

fn main() {}
