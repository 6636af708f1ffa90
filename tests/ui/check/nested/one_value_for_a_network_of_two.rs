// One is missing.
use neurotype::prelude::*;

network! { pub Pair(a: [8], b: [8]) -> [1] { (a, b) -> Concat -> Dense(1) } }

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: two inputs
        x -> Pair
    }
}

fn main() {}
