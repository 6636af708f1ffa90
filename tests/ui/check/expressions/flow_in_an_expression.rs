// A shortcut around a layer.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [8] {
        // ERROR: to what does the sign belong?
        x -> Dense(8, relu) + x
    }
}

fn main() {}
