// As much of it as is set, and nothing else.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], width: usize = 4) -> [1] {
        // ERROR: known only at run time
        x[0..width] -> Dense(1)
    }
}

fn main() {}
