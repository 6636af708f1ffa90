// As in Keras: a layer is called.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        // ERROR: what flows stands before
        let h = x -> Dense(30)(relu);
        h -> Dense(1)
    }
}

fn main() {}
