// As wide as it is set, and nothing else.
use neurotype::prelude::*;

network! {
    pub Net(x: [8], width: usize = 30) -> [1] {
        // ERROR: known only at run time
        x -> Dense(width) -> Dense(1)
    }
}

fn main() {}
