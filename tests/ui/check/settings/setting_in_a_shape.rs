// A state as wide as it is set.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], width: usize = 4) -> [1] {
        // ERROR: known only at run time
        let h: [width] = x -> Dense(4);
        h -> Dense(1)
    }
}

fn main() {}
