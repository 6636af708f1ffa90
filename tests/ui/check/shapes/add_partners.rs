// A shortcut around one layer.
use neurotype::prelude::*;

network! {
    pub Net(x: [8]) -> [1] {
        let h = x -> Dense(30, relu);
        // ERROR: 8 and 30
        (x, h) -> Add -> Dense(1)
    }
}

fn main() {}
