// The shape can be seen from the data.
use neurotype::prelude::*;

network! {
    // ERROR: an input has a shape
    pub Net(x) -> [1] {
        x -> Dense(1)
    }
}

fn main() {}
