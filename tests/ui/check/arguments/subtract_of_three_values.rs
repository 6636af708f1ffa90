// a minus b minus c.
use neurotype::prelude::*;

network! {
    pub Net(a: [1], b: [1], c: [1]) -> [1] {
        // ERROR: two values
        (a, b, c) -> Subtract
    }
}

fn main() {}
