// Named arguments look like fields.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: a value is given with `=`
        x -> Dense(30, use_bias: false) -> Dense(1)
    }
}

fn main() {}
