// I shall need it later.
use neurotype::prelude::*;

network! {
    // ERROR: not used
    pub Net(wide: [5], deep: [6]) -> [1] {
        deep -> Dense(1)
    }
}

fn main() {}
